import type {Generation} from '../../../vm/modules/generations.ts';

/** Mutants that change nothing that a service can see or do; the round checks that it is so. */
export type Equivalent = {
  /** Matches their names. */
  readonly mutants: RegExp;
  /** Generations of the module where it is so; all of them without it. */
  readonly generations?: readonly Generation[];
  readonly reason: string;
};

export const equivalents: readonly Equivalent[] = [
  {
    // MountAPIVFS= is another thing: with a root directory of its own the default is yes.
    mutants: /^(?!MountAPIVFS)\w+=false is dropped$/,
    reason: "it is systemd's default",
  },
  {
    mutants: /^MountAPIVFS=true is dropped$/,
    reason: "it is systemd's default for a service with a root directory",
  },
  {
    mutants: /^PrivateMounts=true is (?:dropped|no)$/,
    reason: 'a service with a root directory has a mount namespace anyway',
  },
  {
    mutants: /^PrivateTmp=false is yes$/,
    generations: ['2024', '2025'],
    reason: 'InaccessiblePaths= hides /tmp and /var/tmp where PrivateTmp= is off, private or not',
  },
  {
    mutants: /^source: if \[ -L "\$storePath" \] is always false$/,
    reason: 'systemd follows a link that is to be bound by itself, and binds what it leads to',
  },
];
