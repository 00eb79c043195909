/**
 * Root directory of all instances of a step's service, where they share one (nixpkgs between PR 289593 and PR 464709): the module
 * names it after the template, `test5@`, with a `-` for the `@`.
 */
export const sharedRootOf = (step: number): string => `/run/confinement/test${String(step)}-`;
