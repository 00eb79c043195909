import {createHash} from 'node:crypto';
import {readdir, readFile} from 'node:fs/promises';
import {join, relative} from 'node:path';
import {bringInProcessors} from '../../../../harness/qemu/bring-in-processors.ts';
import {excludedPaths, imagePackages} from './image-contents.ts';
import {imageHookEnvironment} from './image-hook.ts';
import type {DebianSuite} from './suites.ts';

/** Raised when the way in which an image is made changes so that none of the inputs below shows it. */
const format = 1;

/** The hash of all that goes into an image; an image of the same hash is the same for our purposes. */
export const imageKey = async (suite: DebianSuite, authorizedKey: string): Promise<string> => {
  const folder = import.meta.dirname;
  const root = join(folder, 'root');
  const names = (await readdir(root, {recursive: true, withFileTypes: true}))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const files = await Promise.all(
    [...names, join(folder, 'initrd-init')].map(async (name) => [
      relative(folder, name),
      await readFile(name, 'utf8'),
    ]),
  );
  return createHash('sha256')
    .update(
      JSON.stringify({
        format,
        suite: suite.name,
        aptOptions: suite.aptOptions,
        imagePackages,
        excludedPaths,
        hook: await imageHookEnvironment(),
        files,
        bringInProcessors,
        authorizedKey,
      }),
    )
    .digest('hex')
    .slice(0, 16);
};
