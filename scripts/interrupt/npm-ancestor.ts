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

/**
 * Process id of the npm that runs this process as one of its scripts; 'gone' when it has ended already; undefined when none
 * does.
 */
export const npmAncestor = (env: NodeJS.ProcessEnv = process.env): number | 'gone' | undefined => {
  if (env.npm_lifecycle_event === undefined && env.npm_command === undefined) {
    return undefined;
  }
  // Beyond others than the shells of npm, whoever is there may only have inherited the environment of an npm.
  let isScript = true;
  try {
    let pid = process.ppid;
    for (let generation = 0; generation < searched && pid > 0; generation++) {
      const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      if (npmName.test(line)) {
        return pid;
      }
      if (isReaper(pid)) {
        return isScript ? 'gone' : undefined;
      }
      isScript &&= scriptShell.test(line);
      pid = stateOf(pid).parent;
    }
  } catch {
    // An ancestor has ended while we looked: npm, or what has ended with it.
    return isScript ? 'gone' : undefined;
  }
  return undefined;
};

/** The shell by which npm runs a script. */
const scriptShell = /(?:^|\/)\w*sh\0-c\0/;

/** Whether it takes over the children of processes that have ended: the first process, or systemd for those of a user. */
const isReaper = (pid: number): boolean =>
  pid === 1 || readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'systemd';
