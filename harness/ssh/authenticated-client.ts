import {setMaxListeners} from 'node:events';
import ssh2, {type Client} from 'ssh2';
import {authMethods} from './auth-methods.ts';
import {hostKeyAlgorithms} from './host-key-algorithms.ts';
import {HostKeyError} from './host-key-error.ts';
import {SshError} from './ssh-error.ts';
import type {SshTarget} from './ssh-target.ts';
import {targetName} from './target-name.ts';

/** A client of ssh2 that is logged in, and what becomes of it. */
export type AuthenticatedClient = {
  readonly client: Client;
  /** Aborts when the connection ends, with an `SshError` as its reason. */
  readonly closed: AbortSignal;
  /** The first error that the client has told. */
  readonly firstError: () => Error | undefined;
};

/**
 * A client of ssh2 that has connected and authenticated.
 *
 * @throws HostKeyError when the host shows another key than the pinned one; SshError when connecting fails otherwise or
 * takes longer than `timeoutMs` milliseconds, or when `signal` aborts.
 */
export const authenticatedClient = async (
  target: SshTarget,
  {timeoutMs, signal}: {timeoutMs: number; signal?: AbortSignal},
): Promise<AuthenticatedClient> => {
  signal?.throwIfAborted();
  const name = targetName(target);
  const client = new ssh2.Client();
  const closed = new AbortController();
  // Each command that runs listens to it.
  setMaxListeners(0, closed.signal);
  const hostKeys = [target.hostKey].flat();
  const pinned = hostKeys.map((line) => Buffer.from(line.split(' ')[1] ?? '', 'base64'));
  let hostKeyRefused = false;
  let firstError: Error | undefined;
  await new Promise<void>((resolve, reject) => {
    const abort = () => {
      client.destroy();
      reject(new SshError(name, 'was given up', signal?.reason));
    };
    // ssh2 can emit 'error' more than once for one failure, and one that nobody hears would end the process.
    client.on('error', (error) => {
      firstError ??= error;
    });
    client.on('close', () => {
      signal?.removeEventListener('abort', abort);
      const why = firstError?.message ?? 'the connection was closed';
      // It may have no key of the pinned kind at all.
      const error =
        hostKeyRefused || why.includes('no matching host key format')
          ? new HostKeyError(name, firstError)
          : new SshError(name, why, firstError);
      closed.abort(error);
      reject(error);
    });
    client.once('ready', () => {
      signal?.removeEventListener('abort', abort);
      resolve();
    });
    signal?.addEventListener('abort', abort, {once: true});
    client.connect({
      host: target.host,
      port: target.port,
      username: target.user,
      authHandler: authMethods(target),
      // Else it may show a key of another kind than the pinned one.
      algorithms: {serverHostKey: hostKeyAlgorithms(hostKeys)},
      readyTimeout: timeoutMs,
      hostVerifier(key: Buffer) {
        hostKeyRefused = !pinned.some((each) => each.equals(key));
        return !hostKeyRefused;
      },
      keepaliveInterval: 15_000,
      keepaliveCountMax: 8,
    });
  });
  return {client, closed: closed.signal, firstError: () => firstError};
};
