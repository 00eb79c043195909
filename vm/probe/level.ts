/**
 * What a process may do with a path, from nothing to all: the levels of checkperms, of nixpkgs' test of the
 * confinement module. `special` is a device, a pipe or a socket that it may write to, or a file system of the kernel;
 * `sticky` a folder where it may make files and not remove those of others.
 */
export const levels = ['none', 'readable', 'special', 'sticky', 'writable'] as const;

export type Level = (typeof levels)[number];

/** Whether a process may do more at level `one` than at `other`. */
export const isWiderLevel = (one: Level, other: Level): boolean =>
  levels.indexOf(one) > levels.indexOf(other);
