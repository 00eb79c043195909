import type {BuiltUnits} from './built-units.ts';
import {dropStoreHashes} from './drop-store-hashes.ts';
import {parseUnit} from './parse-unit.ts';
import {unitFiles} from './unit-files.ts';
import type {UnitSetting} from './unit-setting.ts';

/** The unit files of one step by their path below lib/systemd/system, such as `test1@.service.d/confinement.conf`. */
export type StepUnits = ReadonlyMap<string, readonly UnitSetting[]>;

/**
 * The unit files that were built, by step and file, the hashes of store paths dropped. The bind mounts of a
 * closure come in the order of those hashes, so that their order means nothing.
 */
export const readUnits = async (built: BuiltUnits): Promise<ReadonlyMap<number, StepUnits>> => {
  const units = new Map<number, StepUnits>();
  for (const [number, files] of await unitFiles(built)) {
    units.set(
      number,
      new Map([...files].map(([name, text]) => [name, parseUnit(dropStoreHashes(text))] as const)),
    );
  }
  return units;
};
