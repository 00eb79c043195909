/** A process of a unit that systemd could not start, or that a filter of system calls has ended. */
export type FailedStart = {
  /** As in `test5@0-17-0.service`. */
  readonly unit: string;
  /** As in `226/NAMESPACE`, or `31/SYS` for the signal. */
  readonly end: string;
  /** Name of systemd's own exit status, as in `NAMESPACE`; undefined for a signal. */
  readonly status: string | undefined;
  /** What was said of it besides; undefined when nothing was. */
  readonly words: string | undefined;
};
