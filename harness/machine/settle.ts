import type {SshConnection} from '../ssh/ssh-connection.ts';
import {NotYet} from '../wait/not-yet.ts';
import {waitUntil} from '../wait/wait-until.ts';

/** How long a guest may take to come to rest, and what it may have failed at. */
export type SettleOptions = {
  /** Milliseconds that it may take. */
  timeoutMs: number;
  signal: AbortSignal;
  /** Whether units that have failed fail it too. */
  failedUnits: 'refused' | 'allowed';
};

/**
 * Waits until a guest that we are logged in to has booted: logins are allowed (no /run/nologin) and systemd has no job left
 * (`systemctl is-system-running --wait`, which knows that since systemd 240).
 *
 * @throws WaitError with the last state of systemd; Error with the failed units when they are refused.
 */
export const settle = async (
  ssh: SshConnection,
  {timeoutMs, signal, failedUnits}: SettleOptions,
): Promise<void> => {
  await waitUntil(
    async (attempt) => {
      const result = await ssh.exec(
        'if [ -e /run/nologin ]; then echo /run/nologin is there; else systemctl is-system-running --wait; fi',
        {signal: attempt},
      );
      const state = result.stdout.toString('utf8').trim();
      if (state === 'degraded' && failedUnits === 'refused') {
        const failed = await ssh.exec('systemctl --failed --plain --no-legend --no-pager', {signal: attempt});
        throw new Error(`units have failed:\n${failed.stdout.toString('utf8').trimEnd()}`);
      }
      if (state !== 'running' && state !== 'degraded') {
        throw new NotYet(state === '' ? result.stderr.toString('utf8').trim() : state);
      }
    },
    {what: 'systemd to be running', timeoutMs, attemptTimeoutMs: timeoutMs, signal},
  );
};
