/** One thing that an exposure must show. */
export type Check = {
  /** The fact, as `subjectsOf` names it. */
  readonly fact: string;
  readonly expected: string;
  readonly seen: string;
  readonly state: 'holds' | 'broken' | 'unseen';
};
