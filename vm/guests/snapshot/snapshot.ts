/** A saved guest in the cache. */
export type Snapshot = {
  readonly folder: string;
  /** Its memory; a restored guest maps it privately. */
  readonly memory: string;
  /** When its memory was last written, in nanoseconds since 1970: no two snapshots in one folder have the same. */
  readonly written: string;
  /** State of its devices. */
  readonly state: string;
  /** What its console and its journal had shown when it was saved. */
  readonly console: string;
  readonly journal: string;
};
