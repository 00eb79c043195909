/** Letters and digits by which one run folder differs from the other: few, because sockets lie inside. */
const randomLetters = 6;

/** What `tmp` makes a name of (its option `template`): it puts letters of its own in the place of the X, which it asks to be six. */
export const template = (prefix: string): string => `${prefix}-${'X'.repeat(randomLetters)}`;

/** Whether a name in the temporary directory is that of a run folder with this prefix. */
export const isRunFolderName = (prefix: string, name: string): boolean =>
  name.startsWith(`${prefix}-`) &&
  name.length === prefix.length + 1 + randomLetters &&
  /^[0-9A-Za-z]+$/.test(name.slice(prefix.length + 1));

/** The file in a run folder that says whose it is. */
export const ownerFile = '.run-owner.json';
