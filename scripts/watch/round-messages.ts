/** What the watch tells a process that stands by. */
export type ToRound =
  /** What it is to have ready: a guest by this recipe, if there is one. */
  | {readonly type: 'prepare'; readonly recipe?: string}
  /** What it is to run: arguments of `confinement`. */
  | {readonly type: 'run'; readonly args: readonly string[]};

/** What such a process tells the watch. */
export type FromRound =
  /** All is ready that can be. */
  | {readonly type: 'ready'}
  /** By which recipe a guest came to be. */
  | {readonly type: 'restored'; readonly recipe: string};
