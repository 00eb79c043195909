/** What the harness has to know of one generation of the confinement module. */
export type GenerationTraits = {
  /** What it changed, for `--help` and documents. */
  readonly what: string;
  /**
   * Whether a service's RootDirectory= is of this generation: as its unit file writes it (`%n` not yet resolved), and as
   * `systemctl show` tells it of an instance.
   */
  readonly isRootDirectory: (path: string) => boolean;
  /**
   * All instances of a template share one root directory, which goes with the first of them that ends (nixpkgs issue
   * 464323): commands in one step must not overlap, and each waits until the instance before is gone.
   */
  readonly sharesRoot: boolean;
};

const runtimeRoot = '/run/confinement/';

/**
 * The generations of NixOS' confinement module, oldest first: adding one is a row here, a model in `vm/nix/models/`, and
 * what each step has to say about it. The last one is the default.
 */
export const generations = {
  '2019': {
    what: 'an empty folder under a writable tmpfs (nixpkgs PR 57519)',
    isRootDirectory: (path) => !path.startsWith(runtimeRoot),
    sharesRoot: false,
  },
  '2024': {
    what: 'read-only in /run/confinement, one for all instances (PR 289593)',
    isRootDirectory: (path) => path.startsWith(runtimeRoot) && !/%n$|\.service$/.test(path),
    sharesRoot: true,
  },
  '2025': {
    what: "the same, one for each instance (PR 464709): today's nixpkgs",
    isRootDirectory: (path) => path.startsWith(runtimeRoot) && /%n$|\.service$/.test(path),
    sharesRoot: false,
  },
} as const satisfies Readonly<Record<string, GenerationTraits>>;

/** Name of a generation: the year in which nixpkgs got it. */
export type Generation = keyof typeof generations;

/** Oldest first. */
export const generationNames = Object.keys(generations) as readonly Generation[];
