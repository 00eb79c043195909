import {once} from 'node:events';
import {createServer} from 'node:net';
import {Wire} from '../../harness/process/wire.ts';
import type {ToOwner, ToProver} from '../../steps/kit/session/messages.ts';

/** The owner's end of a session: waits for the process that proves the steps. */
export type SessionServer = {
  /** Resolves when the prover is there. */
  readonly joined: Promise<void>;
  /** Sends a message as soon as the prover is there. */
  send(message: ToProver): void;
  /** Resolves when all is heard that a prover had to say which has ended. */
  drained(): Promise<void>;
} & AsyncDisposable;

/** Listens on the unix socket `path` for one prover; `onMessage` gets all that it says. */
export const serveSession = async (
  path: string,
  onMessage: (message: ToOwner) => void,
): Promise<SessionServer> => {
  const server = createServer();
  let drained = Promise.resolve();
  const prover = new Promise<Wire<ToOwner, ToProver>>((resolve) => {
    server.once('connection', (socket) => {
      const wire = new Wire<ToOwner, ToProver>(socket);
      wire.on('message', onMessage);
      drained = new Promise((done) => wire.once('close', done));
      resolve(wire);
    });
  });
  server.listen(path);
  await once(server, 'listening');
  return {
    joined: prover.then(() => undefined),
    send(message) {
      void prover.then((wire) => wire.send(message));
    },
    drained: async () => drained,
    async [Symbol.asyncDispose]() {
      if (server.listening) {
        const closed = once(server, 'close');
        server.close();
        await Promise.race([prover.then(async (wire) => wire.end()), closed]);
      }
    },
  };
};
