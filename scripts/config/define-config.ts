/** What a project fixes of the options of `confinement`, in `confinement.config.ts`. What a flag says wins. */
export type Config = {
  /** Guests to prove on, as `--guest` takes them: `['debian:trixie']`. Commands for one guest take the first. */
  readonly guests?: readonly string[] | undefined;
  /** Modules that make the units, as `--module` takes them. Commands for one module take the first. */
  readonly modules?: readonly string[] | undefined;
  /** Folder of the steps, from the folder of the configuration. */
  readonly steps?: string | undefined;
  /** Sets of steps, as `--set` takes them. They do not count when steps are named by their numbers. */
  readonly sets?: readonly string[] | undefined;
  /** Patterns of titles, as `--match` takes them. They do not count when steps are named by their numbers. */
  readonly match?: readonly string[] | undefined;
  /** List of known flakes, as `--known-flakes` takes it: a file, from the folder of the configuration. */
  readonly knownFlakes?: string | undefined;
  /** As `--accel` takes it. */
  readonly accel?: 'auto' | 'kvm' | 'tcg' | undefined;
  /** As `--transport` takes it. */
  readonly transport?: 'nc' | 'socket' | undefined;
  /** Steps at once. */
  readonly jobs?: number | undefined;
  /** Multiplies every time limit. */
  readonly timeoutFactor?: number | undefined;
};

/** Marks what `confinement.config.ts` exports, so that its types are checked where they are written. */
export const defineConfig = (config: Config): Config => config;
