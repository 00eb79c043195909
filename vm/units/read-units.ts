import {readdir, readFile, readlink} from 'node:fs/promises';
import path from 'node:path';
import type {BuiltUnits} from './built-units.ts';
import {dropStoreHashes} from './drop-store-hashes.ts';
import {parseUnit} from './parse-unit.ts';
import type {UnitSetting} from './unit-setting.ts';

/** The unit files of one step by their path below lib/systemd/system, such as `test1@.service.d/confinement.conf`. */
export type StepUnits = ReadonlyMap<string, readonly UnitSetting[]>;

/** Follows links as the guest would, where /nix/store is the private store. */
const readInStore = async (built: BuiltUnits, storePath: string): Promise<string> => {
  const real = built.realPath(storePath);
  const target = await readlink(real).catch(() => undefined);
  return target === undefined
    ? await readFile(real, 'utf8')
    : await readInStore(built, path.resolve(path.dirname(storePath), target));
};

/**
 * The unit files that were built, by step and file, the hashes of store paths dropped. The bind mounts of a
 * closure come in the order of those hashes, so that their order means nothing.
 */
export const readUnits = async (built: BuiltUnits): Promise<ReadonlyMap<number, StepUnits>> => {
  const folder = path.join(built.storePath, 'lib/systemd/system');
  const names = (await readdir(built.realPath(folder), {recursive: true})).sort();
  const units = new Map<number, Map<string, UnitSetting[]>>(
    [...built.steps.keys()].map((number) => [number, new Map()]),
  );
  for (const name of names) {
    const number = /^test(\d+)(?:\.socket$|@\.service$|@\.service\.d\/)/.exec(name)?.[1];
    const files = number === undefined ? undefined : units.get(Number(number));
    if (files !== undefined) {
      files.set(name, parseUnit(dropStoreHashes(await readInStore(built, path.join(folder, name)))));
    }
  }
  return units;
};
