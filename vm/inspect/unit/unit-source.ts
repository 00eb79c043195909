/** The files of a unit in the order in which systemd reads them: itself, then its drop-ins. */
export type UnitSource = {
  /** As in `tor@default.service`; a template has got an instance name. */
  readonly name: string;
  /** What the files were made of, as in `./web.nix#web with module 2025`; absent where they are the user's own. */
  readonly origin?: string;
  readonly files: readonly {readonly path: string; readonly text: string}[];
  /** Names of store paths that are empty on the machine, in the place of packages that are not to be had. Default: none. */
  readonly standIns?: readonly string[];
};
