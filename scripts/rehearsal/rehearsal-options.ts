/** What a rehearsal is made with. */
export type RehearsalOptions = {
  /** Folder of a nixpkgs checkout. */
  readonly nixpkgs: string;
  /** A NixOS with sshd and nothing of ours, for `--deploy`: ssh://USER@HOST[:PORT], or a run script. Default: one is built. */
  readonly ssh?: string;
  /** The same with the units of the steps. */
  readonly sshOwn?: string;
  /** Logs in to those that run. Default: as ssh does. */
  readonly identity?: string;
  readonly knownHosts?: string;
  /** Names of routes; all without any. */
  readonly only?: readonly string[];
  /** For each command that takes one. */
  readonly timeoutFactor?: string;
};
