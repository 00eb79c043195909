/** What the names in a unit stand for on a machine. */
export type MachineNames = {
  /** Numbers of users and of groups by their names, as the machine's own files have them. */
  readonly users: ReadonlyMap<string, number>;
  readonly groups: ReadonlyMap<string, number>;
};
