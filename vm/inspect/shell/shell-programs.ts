/**
 * What is brought to where a shell is to run, both static. busybox makes system calls of `@setuid` before it does anything, for which
 * most filters end it: so that it is no shell there.
 */
export type ShellPrograms = {
  readonly bash: Uint8Array;
  /** For what else a shell needs. */
  readonly busybox: Uint8Array;
};
