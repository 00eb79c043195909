/** An option of the command line that only some guests take, such as `--deploy`. */
export type GuestOption = {
  /** Name of its value, as in `knownHosts` for `--known-hosts`. */
  readonly name: string;
  /** As commander reads it: `--known-hosts <file>`. */
  readonly flags: string;
  /** For `--help`. */
  readonly description: string;
  /** The guests that take it, for who gives it without one, as in `--guest ssh://USER@HOST[:PORT]`. */
  readonly goesWith: string;
};

/** What the user gave of these options, by their names. */
export type GuestOptionValues = Readonly<Record<string, string | boolean | undefined>>;
