import {readFileSync} from 'node:fs';

/** Generations between npm and us: npm, its shell, node. */
const searched = 4;

const parentOf = (pid: number): number => {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name, in parentheses, may hold anything.
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
};

/** Process id of the npm that runs this process as one of its scripts; undefined when none does. */
export const npmAncestor = (env: NodeJS.ProcessEnv = process.env): number | undefined => {
  if (env.npm_lifecycle_event === undefined && env.npm_command === undefined) {
    return undefined;
  }
  try {
    let pid = process.ppid;
    for (let generation = 0; generation < searched && pid > 1; generation++) {
      if (readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('npm')) {
        return pid;
      }
      pid = parentOf(pid);
    }
  } catch {
    // An ancestor has ended while we looked: then there is nothing to watch.
  }
  return undefined;
};
