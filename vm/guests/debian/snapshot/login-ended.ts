import {z} from 'zod';
import type {StartedMachine} from '../../../../harness/machine/started-machine.ts';
import {NotYet} from '../../../../harness/wait/not-yet.ts';
import {waitUntil} from '../../../../harness/wait/wait-until.ts';

const chardevs = z.array(z.object({label: z.string(), 'frontend-open': z.boolean()}));

/**
 * Closes the connection to a guest, and resolves when the sshd that had waited in it (`saveWithLogin`) has ended: a guest that is saved
 * before would end it when it is restored.
 *
 * @throws WaitError after `timeoutMs` milliseconds.
 */
export const loginEnded = async ({machine, qemu}: StartedMachine, timeoutMs: number): Promise<void> => {
  await machine[Symbol.asyncDispose]();
  await waitUntil(
    async () => {
      const all = chardevs.parse(await qemu.qmp.execute('query-chardev'));
      if (all.some((each) => each.label === 'login' && each['frontend-open'])) {
        throw new NotYet('it has its port open');
      }
    },
    {what: 'the sshd that we logged in by to end', timeoutMs, intervalMs: 20, signal: qemu.ended},
  );
};
