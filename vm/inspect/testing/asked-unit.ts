/** A unit in whose sandbox a shell is asked. */
export type AskedUnit = {
  /** What it is started as; no unit of the machine has that name. */
  readonly name: string;
  /** Its files, by their paths in a folder of units, as in `web.service` and `web.service.d/more.conf`. */
  readonly files: ReadonlyMap<string, string>;
  /** What is asked for, as a lock file calls it. */
  readonly facts: readonly string[];
  /** Settings without which no shell starts there, or it can start no program. */
  readonly shellNeeds?: readonly string[];
  /** Folder of the machine with a `bash`, and programs in `bin`, for a sandbox that has none. Default: it has. */
  readonly programs?: string;
};
