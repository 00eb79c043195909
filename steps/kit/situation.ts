/** Where a step runs, for expectations that depend on it. */
export type Situation = {
  /** As in `debian:trixie`. */
  readonly guest: string;
  /** Major version of the guest's systemd, as it tells itself. */
  readonly systemd: number;
  /**
   * Generation of the confinement module: 2019 (an empty root under a writable tmpfs), 2024 (nixpkgs PR 289593: a
   * read-only root in /run/confinement, one for all instances) or 2025 (PR 464709: one for each instance).
   */
  readonly generation: '2019' | '2024' | '2025';
};
