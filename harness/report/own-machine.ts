/** The folder, in that of a case, with the logs of a machine of its own. */
export const ownMachine = 'machine';
