/** One assignment in a unit file, with where it stands. */
export type LocatedSetting = {
  readonly section: string;
  readonly name: string;
  readonly value: string;
  readonly file: string;
  /** From 1; of one that goes on over several lines the first. */
  readonly line: number;
};
