/**
 * What `tmp` makes a name of: it knows the six letters as the place for six of its own (its option `template`). Short, because
 * sockets lie inside.
 */
export const template = (prefix: string): string => `${prefix}-XXXXXX`;

/** Whether a name in the temporary directory is that of a run folder with this prefix. */
export const isRunFolderName = (prefix: string, name: string): boolean =>
  name.startsWith(`${prefix}-`) && /^[0-9A-Za-z]{6}$/.test(name.slice(prefix.length + 1));

/** The file in a run folder that says whose it is. */
export const ownerFile = '.run-owner.json';
