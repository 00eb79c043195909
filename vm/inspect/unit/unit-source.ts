/** The files of a unit in the order in which systemd reads them: itself, then its drop-ins. */
export type UnitSource = {
  /** As in `tor@default.service`; a template has got an instance name. */
  readonly name: string;
  readonly files: readonly {readonly path: string; readonly text: string}[];
};
