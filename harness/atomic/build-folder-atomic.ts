import {existsSync} from 'node:fs';
import {mkdir, open, readdir, realpath, rename} from 'node:fs/promises';
import {basename, dirname, join, relative} from 'node:path';
import {MachineryError} from '../errors/machinery-error.ts';
import {removeTree} from '../run-folder/remove-tree.ts';
import {describeEntry} from './describe-entry.ts';
import type {ManifestEntry} from './manifest-entry.ts';
import {manifestFile} from './manifest-file.ts';
import {temporaryBeside} from './temporary-beside.ts';
import {writeFileAtomic} from './write-file-atomic.ts';

/**
 * Makes a folder whole or not at all. `build` fills a temporary folder beside it, which then gets a manifest, is
 * written to the disk and renamed to `path`; a folder that stood there before is replaced. When `build` fails, its
 * folder is removed and what stood at `path` stays. What earlier builds of `path` that were killed left behind is
 * removed first; therefore the caller must hold an exclusive lock for `path`.
 *
 * @throws what `build` throws; MachineryError when the disk refuses.
 */
export const buildFolderAtomic = async (
  path: string,
  build: (temporary: string) => Promise<void>,
): Promise<void> => {
  await mkdir(dirname(path), {recursive: true});
  const final = join(await realpath(dirname(path)), basename(path));
  await removeLeftovers(final);
  const temporary = temporaryBeside(final, 'building');
  try {
    await mkdir(temporary);
    await build(temporary);
    await seal(temporary);
    await install(temporary, final);
  } catch (error) {
    removeIfPossible(temporary);
    throw error;
  }
};

const removeLeftovers = async (path: string): Promise<void> => {
  const start = `.${basename(path)}.`;
  for (const name of await readdir(dirname(path))) {
    if (name.startsWith(start) && /^[0-9a-f]{8}\.(?:building|replaced)$/.test(name.slice(start.length))) {
      removeIfPossible(join(dirname(path), name));
    }
  }
};

/** Writes everything in the folder to the disk, then the manifest: where it is, all it names is. */
const seal = async (folder: string): Promise<void> => {
  const found = await readdir(folder, {recursive: true, withFileTypes: true});
  const entries: ManifestEntry[] = [];
  for (const {parentPath, name} of found) {
    const path = relative(folder, join(parentPath, name));
    const entry = describeEntry(folder, path);
    if (entry === undefined) {
      throw new MachineryError(`${join(folder, path)} is neither a file nor a folder nor a symbolic link`);
    }
    if (entry.kind === 'file') {
      await using file = await open(join(folder, path), 'r');
      await file.sync();
    }
    entries.push(entry);
  }
  entries.sort((a, b) => (a.path < b.path ? -1 : 1));
  await writeFileAtomic(join(folder, manifestFile), `${JSON.stringify({entries}, undefined, 1)}\n`);
};

/** A folder that is not empty cannot be renamed over: the old one goes aside first. */
const install = async (temporary: string, path: string): Promise<void> => {
  if (!existsSync(path)) {
    await rename(temporary, path);
    return;
  }
  const replaced = temporaryBeside(path, 'replaced');
  await rename(path, replaced);
  await rename(temporary, path);
  removeIfPossible(replaced);
};

/** What cannot be removed harms nobody, and must not hide how the build went; the next build tries again. */
const removeIfPossible = (path: string): void => {
  try {
    removeTree(path);
  } catch {
    return;
  }
};
