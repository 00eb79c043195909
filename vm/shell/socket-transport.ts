import {SshError} from '../../harness/ssh/ssh-error.ts';
import type {Transport} from './transport.ts';

/** Straight to the socket, by sshd itself (direct-streamlocal): no process in the guest beside the service's own. */
export const socketTransport: Transport = async (machine, socket, input, timeoutMs) => {
  const startedAt = performance.now();
  try {
    const {output, timedOut, durationMs} = await machine.exchange(socket, input, {timeoutMs});
    return {stream: output, stderr: '', timedOut, durationMs};
  } catch (error) {
    // That nobody listens is a finding about the service, as it is by `nc`; the loss of the machine is not.
    if (error instanceof SshError && !machine.ssh.closed.aborted) {
      return {
        stream: Buffer.alloc(0),
        stderr: error.message,
        timedOut: false,
        durationMs: performance.now() - startedAt,
      };
    }
    throw error;
  }
};
