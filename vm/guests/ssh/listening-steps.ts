import {MachineryError} from '../../../harness/errors/machinery-error.ts';
import type {Machine} from '../../../harness/machine/machine.ts';
import {ownSteps} from '../own-units/own-steps.ts';
import {unitNames} from '../../units/unit-names.ts';
import type {BuiltStep} from '../../units/built-units.ts';

/**
 * Those of the wanted steps that a machine can prove as it is: it knows their store paths, and their sockets listen.
 * Nothing is started there.
 *
 * @throws MachineryError when there is none.
 */
export const listeningSteps = async (
  machine: Machine,
  wanted: readonly number[],
): Promise<ReadonlyMap<number, BuiltStep>> => {
  const sockets = wanted.map((number) => unitNames(number).socket);
  const known = await ownSteps(machine, []);
  const {stdout} = await machine.execute(`systemctl is-active -- ${sockets.join(' ')}`, {timeoutMs: 10_000});
  const states = stdout.toString('utf8').split('\n');
  const steps = new Map<number, BuiltStep>();
  for (const [index, number] of wanted.entries()) {
    const step = known.get(number);
    if (step !== undefined && states[index] === 'active') {
      steps.set(number, step);
    }
  }
  if (steps.size === 0) {
    throw new MachineryError(`${machine.name}: none of ${sockets.join(', ')} listens on the machine`);
  }
  return steps;
};
