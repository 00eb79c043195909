/**
 * What `tmp` makes a name of: it knows the six letters as the place for six of its own (its option `template`). Short, because
 * sockets lie inside.
 */
export const template = 'confinement-XXXXXX';

/** Which of the names in the temporary directory are those of run folders. */
export const isRunFolderName = (name: string): boolean => /^confinement-[0-9A-Za-z]{6}$/.test(name);

/** The file in a run folder that says whose it is. */
export const ownerFile = '.run-owner.json';
