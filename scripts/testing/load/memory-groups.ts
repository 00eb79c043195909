import {existsSync, mkdirSync, readFileSync, rmdirSync} from 'node:fs';
import {join} from 'node:path';

/** Where control groups that limit memory can be made, and how they call it. */
export type MemoryGroups = {
  readonly root: string;
  /** Name of the file that takes the limit, in bytes. */
  readonly limit: string;
  /** How often a group's limit was met, by its folder. */
  readonly met: (folder: string) => number;
};

export type NoMemoryGroups = {
  readonly why: string;
  /** Whether groups can be made all the same, but have no limit. */
  readonly canBeMade: boolean;
};

/** How the two generations of control groups call the same. */
const generations: readonly MemoryGroups[] = [
  {
    root: '/sys/fs/cgroup/memory',
    limit: 'memory.limit_in_bytes',
    met: (folder) => Number(readFileSync(join(folder, 'memory.failcnt'), 'utf8')),
  },
  {
    root: '/sys/fs/cgroup',
    limit: 'memory.max',
    met: (folder) =>
      Number(/^max (\d+)$/m.exec(readFileSync(join(folder, 'memory.events'), 'utf8'))?.[1] ?? 0),
  },
];

/** Where this process can make groups that limit memory, which it tries; or why it cannot, as an ordinary user. */
export const memoryGroups = (): MemoryGroups | NoMemoryGroups => {
  const why: string[] = [];
  let canBeMade = false;
  for (const generation of generations) {
    const {root, limit} = generation;
    const folder = join(root, `confinement-trial-${process.pid}`);
    try {
      mkdirSync(folder);
    } catch (error) {
      why.push(`${root}: ${(error as NodeJS.ErrnoException).code ?? String(error)}`);
      continue;
    }
    const isLimited = existsSync(join(folder, limit));
    rmdirSync(folder);
    if (isLimited) {
      return generation;
    }
    canBeMade = true;
    why.push(`${root}: its groups have no ${limit}`);
  }
  return {why: why.join('; '), canBeMade};
};
