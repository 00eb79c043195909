/** One line of a unit file that sets something. */
export type UnitSetting = {
  /** Without brackets, such as Service. */
  readonly section: string;
  readonly name: string;
  readonly value: string;
};
