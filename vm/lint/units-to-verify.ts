/** Instance of a template that systemd is asked about. */
const instance = '0';

/** Names to ask systemd about for the files of units, each by its path in their folder: of a template an instance, of a drop-in nothing. */
export const unitsToVerify = (files: readonly string[]): string[] =>
  files.filter((file) => !file.includes('/')).map((file) => file.replace('@.', `@${instance}.`));
