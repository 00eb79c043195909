import {readdir, readFile} from 'node:fs/promises';

type Process = {
  readonly pid: number;
  readonly parent: number;
  readonly name: string;
  readonly peakMiB: number;
};

/** What the processes named `node` that a process has started, itself among them, have in memory at most. */
export class PeakMemory {
  readonly #root: number | undefined;
  readonly #peaks = new Map<number, number>();

  /** @param root its process id; undefined for one that could not be started */
  constructor(root: number | undefined) {
    this.#root = root;
  }

  /** Takes a look at those that run now; the kernel knows what each of them had at most until then (VmHWM). */
  async look(): Promise<void> {
    for (const {pid, name, peakMiB} of descendants(await processes(), this.#root)) {
      if (name === 'node') {
        this.#peaks.set(pid, peakMiB);
      }
    }
  }

  /** MiB, of all that were seen, added up. */
  get mebibytes(): number {
    return [...this.#peaks.values()].reduce((sum, peak) => sum + peak, 0);
  }
}

/** All processes that have memory of their own. */
const processes = async (): Promise<Process[]> => {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    pids.map(async (pid) => {
      // One that has ended meanwhile has no file.
      const text = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
      const field = (name: string) => new RegExp(`^${name}:\\s+(.*?)(?: kB)?$`, 'm').exec(text)?.[1];
      const peak = field('VmHWM');
      return peak === undefined
        ? []
        : [
            {
              pid: Number(pid),
              parent: Number(field('PPid')),
              name: field('Name') ?? '',
              peakMiB: Number(peak) / 1024,
            },
          ];
    }),
  );
  return found.flat();
};

const descendants = (all: readonly Process[], root: number | undefined): Process[] => {
  const family = new Set([root]);
  for (let size = 0; size < family.size;) {
    size = family.size;
    for (const {pid} of all.filter(({parent}) => family.has(parent))) {
      family.add(pid);
    }
  }
  return all.filter(({pid}) => family.has(pid));
};
