import {realpath, stat} from 'node:fs/promises';

/**
 * What tells one version of a file of the host from another, without reading it.
 *
 * @throws the error of `stat` when it is not there.
 */
export const fileIdentity = async (file: string): Promise<string> => {
  const [path, {size, mtimeMs}] = await Promise.all([realpath(file), stat(file)]);
  return `${path} ${size} ${mtimeMs}`;
};
