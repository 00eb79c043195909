/** An object without some of its fields. */
export const without = <Whole extends object, Key extends keyof Whole & string>(
  whole: Whole,
  ...fields: readonly Key[]
): Omit<Whole, Key> =>
  Object.fromEntries(
    Object.entries(whole).filter(([name]) => !(fields as readonly string[]).includes(name)),
  ) as unknown as Omit<Whole, Key>;
