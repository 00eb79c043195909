/** Milliseconds to be let in by a machine that runs already, before the factor. */
export const loginMs = 20_000;
