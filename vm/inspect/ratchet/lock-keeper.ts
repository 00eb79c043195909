import {existsSync} from 'node:fs';
import {dirname} from 'node:path';
import {UsageError} from '../../../harness/errors/usage-error.ts';
import {compareExposures} from '../../ratchet/compare/compare-exposures.ts';
import type {ExposureLock} from '../../ratchet/file/exposure-lock.ts';
import {formatLock} from '../../ratchet/file/format-lock.ts';
import {readLock} from '../../ratchet/file/read-lock.ts';
import {writeLock} from '../../ratchet/file/write-lock.ts';
import type {SeenExposure} from '../../ratchet/locked/seen-exposure.ts';
import type {Comparison} from './comparison.ts';

export type LockKeeperOptions = {
  readonly path: string;
  /** Names of the services that are to be inspected. */
  readonly services: readonly string[];
  /** Takes what is seen for what the file says from now on. */
  readonly update: boolean;
};

/** Holds services to what a lock file says of them, and writes it where it is to be written. */
export class LockKeeper {
  readonly #path: string;
  readonly #update: boolean;
  readonly #lock: ExposureLock | undefined;

  /** @throws UsageError for a file that is damaged, of another version, or lacks one of the services. */
  constructor({path, services, update}: LockKeeperOptions) {
    const twice = services.find((name, index) => services.indexOf(name) !== index);
    if (twice !== undefined) {
      throw new UsageError(`--lock ${path}: ${twice} is given twice; a lock file has each name once`);
    }
    this.#path = path;
    this.#update = update;
    this.#lock = readLock(path);
    if (this.#lock === undefined && !existsSync(dirname(path))) {
      throw new UsageError(`--lock ${path}: the folder ${dirname(path)} is not there`);
    }
    const missing = services.find((name) => this.#lock?.has(name) === false);
    if (missing !== undefined && !update) {
      throw new UsageError(`${path}: has no service ${missing}; --update adds it`);
    }
  }

  /**
   * Compares, and writes when the file is not there or to be updated.
   *
   * @param isWhole whether all services could be seen; else nothing is written
   * @throws MachineryError when the file cannot be written.
   */
  compare(seen: ReadonlyMap<string, SeenExposure>, machine: string, isWhole: boolean): Comparison {
    const services = [...seen].flatMap(([name, exposure]) => {
      const was = this.#lock?.get(name);
      return was === undefined ? [] : [{name, differences: compareExposures(was, exposure)}];
    });
    const compared = {was: this.#path, is: machine, file: 'kept', services} as const;
    if (!isWhole || (this.#lock !== undefined && !this.#update)) {
      return compared;
    }
    const lock = new Map([
      ...(this.#lock ?? []),
      ...[...seen].map(([name, {locked}]) => [name, locked] as const),
    ]);
    if (this.#lock !== undefined && formatLock(lock) === formatLock(this.#lock)) {
      return compared;
    }
    writeLock(this.#path, lock);
    return {...compared, file: this.#lock === undefined ? 'written' : 'updated'};
  }
}
