import {existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {NotYet} from '../../../harness/wait/not-yet.ts';
import {waitUntil} from '../../../harness/wait/wait-until.ts';

/** A limit on the memory of processes that are put into it. */
export type ShortMemory = {
  /** Puts a process into it, with all that it starts from then on. */
  add(pid: number): void;
  /** How often the limit was met. */
  met(): number;
} & AsyncDisposable;

/** How the two generations of control groups call the same. */
const generations = [
  {
    root: '/sys/fs/cgroup/memory',
    limit: 'memory.limit_in_bytes',
    met: (folder: string) => Number(readFileSync(join(folder, 'memory.failcnt'), 'utf8')),
  },
  {
    root: '/sys/fs/cgroup',
    limit: 'memory.max',
    met: (folder: string) =>
      Number(/^max (\d+)$/m.exec(readFileSync(join(folder, 'memory.events'), 'utf8'))?.[1] ?? 0),
  },
];

/** Milliseconds in which the group is empty after the end of what was in it. */
const emptyMs = 30_000;

/** Limits memory to so many mebibytes by a control group; undefined where that is not allowed, as to an ordinary user. */
export const shortMemory = (mebibytes: number): ShortMemory | undefined => {
  for (const {root, limit, met} of generations) {
    const folder = join(root, `confinement-load-${process.pid}`);
    try {
      mkdirSync(folder);
    } catch {
      continue;
    }
    if (existsSync(join(folder, limit))) {
      writeFileSync(join(folder, limit), String(mebibytes * 1024 ** 2));
      return {
        add: (pid) => writeFileSync(join(folder, 'cgroup.procs'), String(pid)),
        met: () => met(folder),
        [Symbol.asyncDispose]: async () => remove(folder),
      };
    }
    rmdirSync(folder);
  }
  return undefined;
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
