/** A built Debian guest in the cache: paths of its parts, and what it shows itself with. */
export type Image = {
  readonly folder: string;
  readonly kernel: string;
  readonly initrd: string;
  /** The root file system, read-only. */
  readonly root: string;
  /** Slice of the root file system that the units' store is made of. */
  readonly programs: string;
  /** Public host key of its sshd. */
  readonly hostKey: string;
};
