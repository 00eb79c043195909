import {readFileSync} from 'node:fs';

/** The command line of a process, its words parted by blanks; empty when it has ended. */
export const commandLine = (pid: number): string => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').join(' ').trim();
  } catch {
    return '';
  }
};
