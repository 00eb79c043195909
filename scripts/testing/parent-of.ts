import {readFileSync} from 'node:fs';

/** Id of the process that a process is a child of; 0 for one that has ended, a zombie included. */
export const parentOf = (pid: number): number => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state = '', parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return 'ZXx'.includes(state) ? 0 : Number(parent);
  } catch {
    return 0;
  }
};
