import {readdirSync, readFileSync, readlinkSync} from 'node:fs';
import {basename} from 'node:path';
import {MachineryError} from '../errors/machinery-error.ts';
import {optionValue} from './option-value.ts';

/**
 * The command line of the QEMU that was told to answer on a monitor socket, whatever has started it: its program, by an
 * absolute path, and its arguments.
 *
 * @throws MachineryError when there is none.
 */
export const qemuCommandLine = (qmpSocket: string): string[] => {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const [program = '', ...args] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').slice(0, -1);
      // What has started it, and guards it, has the same arguments.
      if (
        basename(program).startsWith('qemu') &&
        args.some((arg) => arg.startsWith(`unix:${optionValue(qmpSocket)},`))
      ) {
        return [program.startsWith('/') ? program : readlinkSync(`/proc/${pid}/exe`), ...args];
      }
    } catch {
      // It has ended meanwhile, or is somebody else's.
    }
  }
  throw new MachineryError(`no QEMU runs that answers on ${qmpSocket}`);
};
