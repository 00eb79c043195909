import {SshError} from '../../harness/ssh/ssh-error.ts';
import type {Transport} from './transport.ts';

/** Straight to the socket, by sshd itself (direct-streamlocal): no process in the guest beside the service's own. */
export const socketTransport: Transport = async (machine, socket, input, timeoutMs) => {
  const startedAt = new Date().toISOString();
  const startMs = performance.now();
  try {
    return await machine.exchange(socket, input, {timeoutMs});
  } catch (error) {
    // That nobody listens is a finding about the service, as it is by `nc`; the loss of the machine is not.
    if (error instanceof SshError && !machine.ssh.closed.aborted) {
      const said = Buffer.from(error.message);
      return {
        command: socket,
        where: machine.name,
        startedAt,
        durationMs: performance.now() - startMs,
        exitStatus: undefined,
        signal: undefined,
        timedOut: false,
        stdout: Buffer.alloc(0),
        stderr: said,
        output: said,
      };
    }
    throw error;
  }
};
