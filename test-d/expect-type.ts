/** `true` when two types are the same, and not merely assignable. */
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;

/** Compiles only when what it is given has exactly the type `Expected`; nothing of it ever runs. */
export declare const expectType: <Expected>() => <Actual>(
  value: Actual,
  ...same: Same<Actual, Expected> extends true ? [] : [never]
) => void;
