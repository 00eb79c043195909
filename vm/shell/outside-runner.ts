import type {Machine} from '../../harness/machine/machine.ts';
import type {Runner} from './shell.ts';

/** Milliseconds for one command, before the machine's factor. */
const commandMs = 30_000;

/** Runs commands in the guest, as root, outside of any confinement. */
export const outsideRunner =
  (machine: Machine): Runner =>
  async (command) => {
    const pieces: Buffer[] = [];
    const keep = (chunk: Buffer) => {
      pieces.push(chunk);
    };
    const result = await machine.execute(command, {timeoutMs: commandMs, onStdout: keep, onStderr: keep});
    return {
      where: `outside, on ${machine.name}`,
      command,
      exitStatus: result.exitStatus,
      output: Buffer.concat(pieces),
      timedOut: result.timedOut,
      durationMs: result.durationMs,
    };
  };
