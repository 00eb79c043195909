import {readFileSync} from 'node:fs';

/** Generations between npm and us: npm, its shell, node. */
const searched = 4;

/** npm by its own name or title, or as the script that node runs; not a folder that is called so. */
const npmName = /(?:^|[/\0])npm(?:-cli\.js)?(?:[\0 ]|$)/;

/** The letter of the process' state, and its parent. */
const stateOf = (pid: number): {letter: string; parent: number} => {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name, in parentheses, may hold anything.
  const [letter = '', parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return {letter, parent: Number(parent)};
};

/** Whether a process runs, whoever owns it. One that has ended and that nobody has asked about does not. */
export const isRunning = (pid: number): boolean => {
  try {
    return !'ZXx'.includes(stateOf(pid).letter);
  } catch {
    return false;
  }
};

/** Process id of the npm that runs this process as one of its scripts; undefined when none does. */
export const npmAncestor = (env: NodeJS.ProcessEnv = process.env): number | undefined => {
  if (env.npm_lifecycle_event === undefined && env.npm_command === undefined) {
    return undefined;
  }
  try {
    let pid = process.ppid;
    for (let generation = 0; generation < searched && pid > 1; generation++) {
      if (npmName.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'))) {
        return pid;
      }
      pid = stateOf(pid).parent;
    }
  } catch {
    // An ancestor has ended while we looked: then there is nothing to watch.
  }
  return undefined;
};
