import type {QemuProcess} from '../qemu/qemu-process.ts';
import {isKeyRefused} from '../ssh/is-key-refused.ts';
import {SshConnection} from '../ssh/ssh-connection.ts';
import type {SshTarget} from '../ssh/ssh-target.ts';
import {NotYet} from '../wait/not-yet.ts';
import {waitUntil} from '../wait/wait-until.ts';

/** Limits for logging in, in milliseconds as they are: no factor is put on them. */
export type ConnectToGuestOptions = {
  /** Milliseconds for all attempts together. */
  timeoutMs: number;
  /** Milliseconds for one. */
  attemptTimeoutMs: number;
  /** Milliseconds between two. */
  intervalMs: number;
  signal: AbortSignal;
};

/**
 * Logs in to the guest of a QEMU, again and again until it lets us in.
 *
 * @throws SshError when it answers that our key will not do.
 * @throws WaitError with why the last attempt failed.
 */
export const connectToGuest = async (
  qemu: QemuProcess,
  login: Omit<SshTarget, 'host' | 'port'>,
  options: ConnectToGuestOptions,
): Promise<SshConnection> => {
  const target = {...login, host: '127.0.0.1', port: qemu.sshPort};
  return waitUntil(
    async (attempt) => {
      try {
        return await SshConnection.connect(target, {timeoutMs: options.attemptTimeoutMs, signal: attempt});
      } catch (error) {
        // That is final, and to ask again would only make sshd shut us out: it has penalties for it since OpenSSH 9.8.
        if (isKeyRefused(error)) {
          throw error;
        }
        throw new NotYet((error as Error).message, {cause: error});
      }
    },
    {what: 'sshd to let us in', ...options},
  );
};
