import {constants} from 'node:fs';
import {access, readlink, stat} from 'node:fs/promises';
import {posix} from 'node:path';
import type {BuiltUnits} from './built-units.ts';

/** Links after which a path leads nowhere, as the kernel has it. */
const mostLinks = 40;

/** Whether a path below /nix/store is a program for a guest where the units' store lies there; links are followed as in that. */
export const isProgramInStore = async (
  {realPath}: Pick<BuiltUnits, 'realPath'>,
  path: string,
): Promise<boolean> => {
  let found = '/';
  let left = path.split('/');
  let links = 0;
  while (left.length > 0) {
    const [name = '', ...after] = left;
    const next = posix.join(found, name);
    const target = isInStore(next) ? await readlink(realPath(next)).catch(() => undefined) : undefined;
    if (target === undefined) {
      found = next;
      left = after;
      continue;
    }
    links += 1;
    if (links > mostLinks) {
      return false;
    }
    found = target.startsWith('/') ? '/' : found;
    left = [...target.split('/'), ...after];
  }
  if (!isInStore(found)) {
    return false;
  }
  const file = realPath(found);
  return (
    (await stat(file).catch(() => undefined))?.isFile() === true &&
    (await access(file, constants.X_OK).then(
      () => true,
      () => false,
    ))
  );
};

const isInStore = (path: string): boolean => path.startsWith('/nix/store/');
