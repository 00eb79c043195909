/** Folder of a deployment on a machine that is not ours; also the name of its unit. hold.sh and undo.sh know it too. */
export const remoteFolder = '/run/confinement-harness';
