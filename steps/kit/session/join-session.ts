import {connect} from 'node:net';
import {MachineryError} from '../../../harness/errors/machinery-error.ts';
import {Machine} from '../../../harness/machine/machine.ts';
import {SshConnection} from '../../../harness/ssh/ssh-connection.ts';
import {Wire} from '../../../harness/wire/wire.ts';
import type {BenchMessage, ToOwner, ToProver} from './messages.ts';
import type {ProvingBench, Session} from './session.ts';

/**
 * Joins the session of the process that owns the machines and listens on the unix socket `path`. This process ends
 * when that one does: nothing that it could prove would be heard of.
 */
export const joinSession = (path: string): Session => {
  const wire = new Wire<ToProver, ToOwner>(connect(path));
  let closing = false;
  wire.on('close', () => {
    if (!closing) {
      process.exit(1);
    }
  });
  const bench = new Promise<ProvingBench>((resolve, reject) => {
    wire.on('message', (message) => {
      if (message.type === 'bench') {
        attach(message).then(resolve, reject);
      } else {
        reject(new MachineryError(message.message));
      }
    });
  });
  // The steps await it; with none selected nobody would.
  bench.catch(() => undefined);
  return {
    bench,
    listener: {
      started: (step) => wire.send({type: 'started', step}),
      did: (step, entry) => wire.send({type: 'did', step, entry}),
      finished: (step, durationMs, failure) =>
        wire.send({
          type: 'finished',
          step,
          durationMs,
          ...(failure === undefined ? {} : {failure}),
        }),
    },
    async [Symbol.asyncDispose]() {
      closing = true;
      await wire.end();
      await bench.then(
        async ({machine}) => machine[Symbol.asyncDispose](),
        () => undefined,
      );
    },
  };
};

const attach = async ({
  name,
  target,
  situation,
  stores,
  timeoutFactor,
}: BenchMessage): Promise<ProvingBench> => ({
  machine: new Machine({
    name,
    ssh: await SshConnection.connect(target, {timeoutMs: 10_000 * timeoutFactor}),
    timeoutFactor,
  }),
  situation,
  stores,
});
