/** The entry that is written when no more of a journal is wanted, by which we know that all before it has come. */
export const journalEnd = {
  identifier: 'confinement-harness',
  message: 'confinement-harness: the end of the journal',
} as const;
