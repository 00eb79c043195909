import {readdir, readFile, readlink} from 'node:fs/promises';
import path from 'node:path';
import type {BuiltUnits} from './built-units.ts';
import {stepOfUnitFile} from './unit-names.ts';

/** Follows links as the guest would, where /nix/store is the private store. */
const readInStore = async (built: BuiltUnits, storePath: string): Promise<string> => {
  const real = built.realPath(storePath);
  const target = await readlink(real).catch(() => undefined);
  return target === undefined
    ? await readFile(real, 'utf8')
    : await readInStore(built, path.resolve(path.dirname(storePath), target));
};

/**
 * The texts of the unit files that were built, by step and path below lib/systemd/system, such as
 * `test1@.service.d/confinement.conf`, in the order of these.
 */
export const unitFiles = async (
  built: BuiltUnits,
): Promise<ReadonlyMap<number, ReadonlyMap<string, string>>> => {
  const folder = path.join(built.storePath, 'lib/systemd/system');
  const names = (await readdir(built.realPath(folder), {recursive: true})).sort();
  const units = new Map<number, Map<string, string>>(
    [...built.steps.keys()].map((number) => [number, new Map()]),
  );
  for (const name of names) {
    const number = stepOfUnitFile(name);
    const files = number === undefined ? undefined : units.get(number);
    files?.set(name, await readInStore(built, path.join(folder, name)));
  }
  return units;
};
