/** What a systemd has said of units that it was asked to verify. */
export type Verification = {
  /** Its lines, of these units and of others. */
  readonly said: string;
  /** Texts of the files that it names with a line, by the paths by which it does; those that could be read. */
  readonly texts: ReadonlyMap<string, string>;
  /** Names of directives by section, as in `Service`; of none unless it has met a name that it does not know. */
  readonly known: Readonly<Record<string, readonly string[]>>;
};
