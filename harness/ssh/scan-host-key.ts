import {CommandError} from '../process/command-error.ts';
import {run} from '../process/run.ts';
import {NotYet} from '../wait/not-yet.ts';
import {waitUntil} from '../wait/wait-until.ts';

/**
 * The ed25519 host key of the sshd behind a port of this host, as a line of `ssh_host_ed25519_key.pub`, once it answers.
 * It is to be pinned from then on; who else could answer on a port that our own QEMU listens on?
 *
 * @throws WaitError when it does not answer in time.
 */
export const scanHostKey = async (
  port: number,
  options: {timeoutMs: number; signal: AbortSignal},
): Promise<string> =>
  waitUntil(
    async (signal) => {
      try {
        const {stdout} = await run(
          'ssh-keyscan',
          ['-T', '10', '-t', 'ed25519', '-p', String(port), '127.0.0.1'],
          {signal},
        );
        const key = /^\S+ (?<key>ssh-ed25519 \S+)/m.exec(stdout)?.groups?.key;
        if (key !== undefined) {
          return key;
        }
      } catch (error) {
        if (!(error instanceof CommandError) || error.commandStatus === 127) {
          throw error;
        }
      }
      throw new NotYet('it shows no ed25519 host key');
    },
    // Each question makes the guest fork while it boots.
    {what: "the guest's sshd to answer", intervalMs: 2000, attemptTimeoutMs: 30_000, ...options},
  );
