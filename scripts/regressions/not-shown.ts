/** What broke once and has no step in the set, each with the reason. */
export const notShown: readonly {readonly references: readonly string[]; readonly why: string}[] = [
  {
    references: ['nixpkgs PR 122187'],
    why: "a formatter refused nixpkgs' test itself, so that there is nothing of it on a guest.",
  },
  {
    references: ['nixpkgs PR 289593'],
    why: 'what may be read and written inside, by mode, user and private /tmp, is the matrix that the set `upstream` proves; the other findings of its review are here.',
  },
];
