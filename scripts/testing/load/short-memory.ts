import {mkdirSync, rmdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {NotYet} from '../../../harness/wait/not-yet.ts';
import {waitUntil} from '../../../harness/wait/wait-until.ts';
import type {MemoryGroups} from './memory-groups.ts';

/** A limit on the memory of processes that are put into it. */
export type ShortMemory = {
  /** Puts a process into it, with all that it starts from then on. */
  add(pid: number): void;
  /** How often the limit was met. */
  met(): number;
} & AsyncDisposable;

/** Milliseconds in which the group is empty after the end of what was in it. */
const emptyMs = 30_000;

/** Limits memory to so many mebibytes by a control group. */
export const shortMemory = ({root, limit, met}: MemoryGroups, mebibytes: number): ShortMemory => {
  const folder = join(root, `confinement-load-${process.pid}`);
  mkdirSync(folder);
  writeFileSync(join(folder, limit), String(mebibytes * 1024 ** 2));
  return {
    add: (pid) => writeFileSync(join(folder, 'cgroup.procs'), String(pid)),
    met: () => met(folder),
    [Symbol.asyncDispose]: async () => remove(folder),
  };
};

const remove = async (folder: string): Promise<void> =>
  waitUntil(
    async () => {
      try {
        rmdirSync(folder);
      } catch (error) {
        throw new NotYet((error as Error).message);
      }
      return Promise.resolve();
    },
    {what: `${folder} to be empty`, timeoutMs: emptyMs, intervalMs: 50},
  );
