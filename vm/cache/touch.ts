import {utimes} from 'node:fs/promises';

/** Notes that a folder of the cache is in use: the cache forgets first what was not used for longest. */
export const touch = async (folder: string): Promise<void> => {
  const now = new Date();
  await utimes(folder, now, now);
};
