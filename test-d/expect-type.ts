/** Whether two types are the same, and not merely assignable. */
export type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** Compiles only when what it is given has exactly the type `Expected`. */
export const expectType =
  <Expected>() =>
  <Actual>(...given: Same<Actual, Expected> extends true ? [value: Actual] : [value: Actual, never]): void =>
    void given;
