/** Something in a unit that systemd will not do, in its own words. */
export type Complaint = {
  /** File that it stands in, by its path in the folder of units, as in `web.service.d/own.conf`; where none is told, the unit's name. */
  readonly file: string;
  /** Line of the file, from 1; absent where it is about the unit as a whole. */
  readonly line?: number;
  /** That line, as in `PrivateTpm=yes`; absent where nobody has read it. */
  readonly source?: string;
  /** As in `Unknown key 'PrivateTpm' in section [Service], ignoring.` */
  readonly words: string;
  /** What the unit may mean in the place of a name that this systemd does not know, as in `PrivateTmp=`. */
  readonly meant?: string;
};

/** What systemd complains of in the units of steps, by the number of the step: those that are not in it, it has nothing against. */
export type StepComplaints = ReadonlyMap<number, readonly Complaint[]>;
