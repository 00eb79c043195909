import {createHash} from 'node:crypto';
import {cp, mkdir, mkdtemp, rename, rm, stat} from 'node:fs/promises';
import path from 'node:path';
import {fileIdentity} from './file-identity.ts';

const exists = async (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  );

/**
 * Copies files and folders of the host into a folder below `folder`, whose name has what they are: a copy that is
 * there already is used again. Several may do so at once.
 *
 * @param name first part of the folder's name
 * @param files for each path in the folder the file of the host, symlinks followed
 * @returns the folder
 */
export const stageFiles = async (
  folder: string,
  name: string,
  files: Readonly<Record<string, string>>,
): Promise<string> => {
  const identity = await Promise.all(Object.values(files).map(fileIdentity));
  const key = createHash('sha256').update(identity.join('\n')).digest('hex').slice(0, 16);
  const staged = path.join(folder, `${name}-${key}`);
  if (await exists(staged)) {
    return staged;
  }
  await mkdir(folder, {recursive: true});
  const draft = await mkdtemp(path.join(folder, 'draft-'));
  try {
    for (const [target, file] of Object.entries(files)) {
      await cp(file, path.join(draft, target), {dereference: true, recursive: true});
    }
    await rename(draft, staged);
  } catch (error) {
    await rm(draft, {recursive: true, force: true});
    // Another process staged the same in the meantime.
    if (!(await exists(staged))) {
      throw error;
    }
  }
  return staged;
};
