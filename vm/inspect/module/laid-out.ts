/** A folder with the files of a service (vm/nix/service/lay-out.nix). */
export type LaidOut = {
  /** Store path. */
  readonly folder: string;
  /** Names of the store paths that are stand-ins. */
  readonly standIns: readonly string[];
};
