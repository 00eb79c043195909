import {readdir, readFile} from 'node:fs/promises';

type Process = {readonly pid: number; readonly parent: number; readonly name: string};

/** What the processes named `node` that a process has started, itself among them, have in memory at most. */
export class PeakMemory {
  readonly #root: number;
  readonly #peaks = new Map<number, number>();

  constructor(root: number) {
    this.#root = root;
  }

  /** Takes a look at those that run now; the kernel knows what each of them had at most until then (VmHWM). */
  async look(): Promise<void> {
    for (const {pid} of descendants(await processes(), this.#root).filter(({name}) => name === 'node')) {
      const peak = await highWater(pid);
      if (peak !== undefined) {
        this.#peaks.set(pid, peak);
      }
    }
  }

  /** MiB, of all that were seen, added up. */
  get mebibytes(): number {
    return [...this.#peaks.values()].reduce((sum, peak) => sum + peak, 0);
  }
}

const processes = async (): Promise<Process[]> => {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    pids.map(async (pid) => {
      // One that has ended meanwhile has no file.
      const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
      const {name, parent} = /^\d+ \((?<name>.*)\) \S (?<parent>\d+) /s.exec(text)?.groups ?? {};
      return name === undefined ? [] : [{pid: Number(pid), parent: Number(parent), name}];
    }),
  );
  return found.flat();
};

const descendants = (all: readonly Process[], root: number): Process[] => {
  const family = new Set([root]);
  for (let size = 0; size < family.size;) {
    size = family.size;
    for (const {pid} of all.filter(({parent}) => family.has(parent))) {
      family.add(pid);
    }
  }
  return all.filter(({pid}) => family.has(pid));
};

const highWater = async (pid: number): Promise<number | undefined> => {
  const text = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kibibytes = /^VmHWM:\s+(?<kibibytes>\d+) kB$/m.exec(text)?.groups?.kibibytes;
  return kibibytes === undefined ? undefined : Number(kibibytes) / 1024;
};
