import {connect} from 'node:net';
import {MachineryError} from '../../../harness/errors/machinery-error.ts';
import {Machine} from '../../../harness/machine/machine.ts';
import {SshConnection} from '../../../harness/ssh/ssh-connection.ts';
import {Wire} from '../../../harness/process/wire.ts';
import type {GuestMessage, ToOwner, ToProver} from './messages.ts';
import type {Session} from './session.ts';
import {toWire} from './wire-command.ts';

/** What is to be proved in a session. */
export type JoinedSession = {
  readonly session: Session;
  readonly steps: readonly number[];
  /** Folder of the steps; undefined for this project's own. */
  readonly folder: string | undefined;
};

/**
 * Joins the session of the process that owns the machines and listens on the unix socket `path`, and resolves when that one
 * knows what is to be proved. This process ends when that one does: nothing that it could prove would be heard of.
 */
export const joinSession = async (path: string): Promise<JoinedSession> => {
  const wire = new Wire<ToProver, ToOwner>(connect(path));
  const waiting = new Map<number, (message: ForStep) => void>();
  // Steps on the same machine share one connection.
  const machines = new Map<number, Promise<Machine>>();
  let closing = false;
  wire.on('close', () => {
    if (!closing) {
      process.exit(1);
    }
  });
  const begun = new Promise<BeginMessage>((begin) => {
    wire.on('message', (message) => {
      if (message.type === 'begin') {
        begin(message);
        return;
      }
      waiting.get(message.step)?.(message);
      waiting.delete(message.step);
    });
  });
  const machineOf = async (message: GuestMessage): Promise<Machine> => {
    const known = machines.get(message.target.port);
    const machine = known ?? attach(message);
    machines.set(message.target.port, machine);
    return machine;
  };
  const session: Session = {
    async withGuest(step, use) {
      const message = await new Promise<ForStep>((resolve) => {
        waiting.set(step, resolve);
        wire.send({type: 'want', step});
      });
      if (message.type === 'no-guest') {
        throw new MachineryError(message.message);
      }
      const {facts, store, refusal, complaints, transport} = message;
      await use({machine: await machineOf(message), facts, store, refusal, complaints, transport});
    },
    listener: {
      started: (step) => wire.send({type: 'started', step}),
      subtest: (step, subtest) => wire.send({type: 'subtest', step, subtest}),
      exposed: (step, seen) => wire.send({type: 'exposed', step, seen}),
      did: (step, command) => wire.send({type: 'did', step, command: toWire(command)}),
      doesNotApply: (step, why) => wire.send({type: 'does-not-apply', step, why}),
      finished: (step, durationMs, verdict) => wire.send({type: 'finished', step, durationMs, verdict}),
    },
    async [Symbol.asyncDispose]() {
      closing = true;
      await wire.end();
      for (const machine of machines.values()) {
        await machine.then(
          async (attached) => attached[Symbol.asyncDispose](),
          () => undefined,
        );
      }
    },
  };
  const {steps, folder} = await begun;
  return {session, steps, folder};
};

type BeginMessage = Extract<ToProver, {type: 'begin'}>;
type ForStep = Exclude<ToProver, BeginMessage>;

const attach = async ({name, target, timeoutFactor}: GuestMessage): Promise<Machine> =>
  new Machine({
    name,
    ssh: await SshConnection.connect(target, {timeoutMs: 10_000 * timeoutFactor}),
    timeoutFactor,
  });
