import {MachineryError} from '../errors/machinery-error.ts';

/** A guest did not come up: too slow, or stuck. The message ends with the last lines of its console. */
export class BootError extends MachineryError {
  override readonly name = 'BootError';
  readonly machine: string;
  readonly consoleTail: string;

  constructor(machine: string, why: string, consoleTail: string, cause?: unknown) {
    super(
      `machine ${machine} did not boot: ${why}\n${
        consoleTail === ''
          ? 'its console is empty'
          : `the console's last lines:\n${consoleTail.replaceAll(/^/gm, '  ')}`
      }`,
      {cause},
    );
    this.machine = machine;
    this.consoleTail = consoleTail;
  }
}
