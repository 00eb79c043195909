import {MachineryError} from '../../harness/errors/machinery-error.ts';
import type {Machine} from '../../harness/machine/machine.ts';
import {confinedRunner} from '../../vm/shell/confined-runner.ts';
import type {TransportName} from '../../vm/shell/transports.ts';
import {editedStep} from './edited-step.ts';
import {loopInGuest} from './loop-in-guest.ts';
import type {Measurement} from './measurement.ts';
import {restoreGuest} from './restore-guest.ts';
import {rotated} from './rotated.ts';

/** Rounds in each run. */
const rounds = 4;

/** Executions of each way in a round: few, so that the ways are measured next to each other. */
const each = 5;

/** Milliseconds for `true`, before the machine's factor. */
const limitMs = 30_000;

const section = 'One command';

/** Milliseconds of one execution, as the mean of some in a row. */
type Way = (machine: Machine) => Promise<number>;

const repeated = async (execute: () => Promise<number | undefined>): Promise<number> => {
  const startedAt = performance.now();
  for (let count = 0; count < each; count++) {
    const exitStatus = await execute();
    if (exitStatus !== 0) {
      throw new MachineryError(`true ended with exit status ${exitStatus ?? 'none'}`);
    }
  }
  return (performance.now() - startedAt) / each;
};

const confined =
  (transport: TransportName): Way =>
  async (machine) => {
    const runner = confinedRunner({machine, number: editedStep.number, sharedRoot: false, transport});
    return repeated(async () => (await runner('true')).exitStatus);
  };

const ways: Readonly<Record<string, Way>> = {
  execute: async (machine) =>
    repeated(async () => (await machine.execute('true', {timeoutMs: limitMs})).exitStatus),
  floor: async (machine) => loopInGuest(machine, {socket: editedStep.socket, command: 'true', count: each}),
  nc: confined('nc'),
  socket: confined('socket'),
};

/** A command in the guest and one inside a confinement, by each way there, the ways in turn. */
export const measureExec: Measurement = {
  name: 'exec',
  rows: [
    {id: 'execute', title: "execute('true')", section, unit: 'ms', each, beside: 'floor'},
    {id: 'floor', title: 'confined, by a loop in the guest (floor)', section, unit: 'ms', each},
    {id: 'nc', title: 'confined, by --transport nc', section, unit: 'ms', each, beside: 'floor'},
    {id: 'socket', title: 'confined, by --transport socket', section, unit: 'ms', each, beside: 'floor'},
  ],
  async measure(context, add) {
    await using started = (await restoreGuest(context)).started;
    const total = context.runs * rounds;
    // The first round is not counted: much is done in it for the first time.
    for (let round = 0; round <= total; round++) {
      if (round % rounds === 0 && round < total) {
        context.say(`commands, ${round / rounds + 1} of ${context.runs}`);
      }
      for (const [name, way] of rotated(Object.entries(ways), round)) {
        context.signal.throwIfAborted();
        const sample = await way(started.machine);
        if (round > 0) {
          add(name, sample);
        }
      }
    }
  },
};
