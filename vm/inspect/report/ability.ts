/** Something that a process can or cannot do, in plain words that follow "can" or "cannot". */
export type Ability = {
  readonly text: string;
  /** Directives of the unit that decide it; none when the machine, or the user, does. */
  readonly by: readonly string[];
};

export type Abilities = {readonly can: readonly Ability[]; readonly cannot: readonly Ability[]};
