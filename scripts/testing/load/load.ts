/** Something that the host is busy with until it is disposed of. */
export type Load = {
  /** Whether all of it has lasted until now. */
  lasts(): boolean;
} & AsyncDisposable;
