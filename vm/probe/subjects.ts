/** An exposure, or what is expected of one, as many small facts. */
export type Subjects = {
  /** As in `path /tmp` → `sticky`, `can mount` → `EPERM`, `effective capability chown` → `yes`. */
  readonly values: ReadonlyMap<string, string>;
  /** Beginnings of subjects, as in `effective capability `, that are told whole: what is not among the values is not there. */
  readonly whole: readonly string[];
};
