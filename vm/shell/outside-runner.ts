import type {Machine} from '../../harness/machine/machine.ts';
import type {Runner} from './shell.ts';

/** Milliseconds for one command, before the machine's factor. */
const commandMs = 30_000;

/** Runs commands in the guest, as root, outside of any confinement. */
export const outsideRunner =
  (machine: Machine): Runner =>
  async (command) => ({
    ...(await machine.execute(command, {timeoutMs: commandMs})),
    where: `outside, on ${machine.name}`,
  });
