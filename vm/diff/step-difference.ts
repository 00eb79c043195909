/** A setting that the units of one module have and those of another lack. */
export type SettingDifference = {
  /** Which of the two has it: the first (`-`) or the second (`+`). */
  readonly side: '-' | '+';
  /** As a unit file would have it, with its section: `[Service] PrivateTmp=true`. */
  readonly setting: string;
};

/** What differs in one unit of a step. */
export type UnitDifference = {
  /** The unit file, which stands for its drop-ins too: `test1@.service`. */
  readonly unit: string;
  readonly settings: readonly SettingDifference[];
};

/** What differs in the units of one step. */
export type StepDifference = {readonly step: number; readonly units: readonly UnitDifference[]};
