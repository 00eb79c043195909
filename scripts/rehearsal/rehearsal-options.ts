/** What a rehearsal is made with. */
export type RehearsalOptions = {
  /** Folder of a nixpkgs checkout. */
  readonly nixpkgs: string;
  /** A NixOS that runs, with sshd and nothing of ours, for `--deploy`: ssh://USER@HOST[:PORT]. */
  readonly ssh?: string;
  /** A NixOS that runs and has the units of the steps. */
  readonly sshOwn?: string;
  readonly identity?: string;
  readonly knownHosts?: string;
  /** Names of routes; all without any. */
  readonly only?: readonly string[];
  /** For each command that takes one. */
  readonly timeoutFactor?: string;
};
