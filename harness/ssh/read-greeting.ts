import type {Socket} from 'node:net';
import {SshError} from './ssh-error.ts';

/** Bytes that a greeting may have (RFC 4253, 4.2). */
const longestGreeting = 255;

/**
 * Reads the line that an sshd begins with, as in `SSH-2.0-OpenSSH_10.0p2`, and no further; the socket is paused then.
 *
 * @param name of the guest, for messages
 * @throws SshError when it begins otherwise, ends, or says nothing in `timeoutMs` milliseconds.
 */
export const readGreeting = async (
  socket: Socket,
  {name, timeoutMs, signal}: {name: string; timeoutMs: number; signal: AbortSignal},
): Promise<Buffer> => {
  const read: Buffer[] = [];
  const text = () => Buffer.concat(read).toString('latin1');
  const limit = AbortSignal.timeout(timeoutMs);
  await new Promise<void>((resolve, reject) => {
    const settle = (why?: string, cause?: unknown) => {
      for (const [event, listener] of Object.entries(listeners)) {
        socket.off(event, listener);
      }
      limit.removeEventListener('abort', late);
      signal.removeEventListener('abort', gone);
      if (why === undefined) {
        socket.pause();
        resolve();
      } else {
        reject(new SshError(name, `${why}; its sshd has said ${JSON.stringify(text())}`, cause));
      }
    };
    const late = () => settle(`no greeting within ${timeoutMs} ms`, limit.reason);
    const gone = () => settle('was given up', signal.reason);
    const listeners = {
      data: (chunk: Buffer) => {
        read.push(chunk);
        if (text().endsWith('\n') && text().startsWith('SSH-2.0-')) {
          settle();
        } else if (text().length > longestGreeting || text().includes('\n')) {
          settle('that is no greeting');
        }
      },
      close: () => settle('the port was closed'),
    };
    socket.on('data', listeners.data).on('close', listeners.close);
    limit.addEventListener('abort', late, {once: true});
    signal.addEventListener('abort', gone, {once: true});
    if (signal.aborted) {
      gone();
    }
  });
  return Buffer.concat(read);
};
