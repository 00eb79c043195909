import test from 'ava';
import {MachineryError} from '../../errors/machinery-error.ts';
import type {Machine} from '../machine.ts';
import {quote} from '../../process/quote.ts';
import {openTestGuest, type TestGuest} from '../../../vm/guests/testing/open-test-guest.ts';

/** A real guest that the tests of one file share: it is there before the first of them, and gone after the last. */
export const machineUnderTest = (name: string) => {
  let opened: TestGuest | undefined;
  test.before('a guest boots', async () => {
    opened = await openTestGuest(name);
  });
  test.after.always('it ends', async () => {
    await opened?.[Symbol.asyncDispose]();
  });
  const machine = (): Machine => {
    if (opened === undefined) {
      throw new MachineryError('the guest has not booted yet');
    }
    return opened.guest.machine;
  };
  return {
    get machine(): Machine {
      return machine();
    },
    /** A limit of about `ms` whatever the machine's factor is. */
    real: (ms: number) => ms / machine().timeoutFactor,
    /** How many processes of the guest have this text in their command line. */
    countProcesses: async (text: string): Promise<number> => {
      // The bracket keeps the pattern from matching the command line that it stands in.
      const pattern = quote(`[${text.slice(0, 1)}]${text.slice(1)}`);
      return Number(
        await machine().succeed(`grep -lz -e ${pattern} /proc/[0-9]*/cmdline 2>/dev/null | wc -l`),
      );
    },
  };
};
