/** An entry of a list of known flakes: a step that fails now and then, and who looks into it. */
export type KnownFlake = {
  /** Number of the step. */
  readonly step: number;
  /** Name of the guest that it is known on, as `--guest` has it. Default: any. */
  readonly guest?: string;
  /** Name of the module that it is known with, as `--module` has it. Default: any. */
  readonly module?: string;
  /** Where more is told of it: a URL, or `owner/repository#12`. */
  readonly tracker: string;
  /** The last day on which it counts, in UTC, as in `2026-12-31`. */
  readonly expires: string;
};
