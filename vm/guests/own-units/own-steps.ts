import {z} from 'zod';
import {MachineryError} from '../../../harness/errors/machinery-error.ts';
import type {Machine} from '../../../harness/machine/machine.ts';
import {builtSteps} from '../../units/built-steps.ts';
import type {BuiltStep} from '../../units/built-units.ts';

const shape = z.record(z.string().regex(/^\d+$/), z.record(z.string(), z.string()));

/**
 * What a machine that came with the units of the steps says of them: the store paths of each step, by its number, from
 * the table that vm/nixos/steps.nix writes.
 *
 * @throws MachineryError when it has none, or lacks one of the steps that are wanted.
 */
export const ownSteps = async (
  machine: Machine,
  wanted: readonly number[],
): Promise<ReadonlyMap<number, BuiltStep>> => {
  const file = '/etc/confinement-harness/steps.json';
  const result = await machine.execute(`cat ${file}`, {timeoutMs: 10_000});
  if (result.exitStatus !== 0) {
    throw new MachineryError(
      `${machine.name}: the machine has no ${file}: its configuration does not import vm/nixos/steps.nix`,
    );
  }
  const table = parseTable(result.stdout.toString('utf8'), `${machine.name}: ${file}`);
  const steps = builtSteps(table);
  const missing = wanted.filter((number) => !steps.has(number));
  if (missing.length > 0) {
    throw new MachineryError(
      `${machine.name}: the machine has no units of ${missing.length === 1 ? 'step' : 'steps'} ${missing.join(', ')}: it was built from other steps`,
    );
  }
  return steps;
};

const parseTable = (text: string, file: string): z.infer<typeof shape> => {
  try {
    return shape.parse(JSON.parse(text));
  } catch (error) {
    throw new MachineryError(`${file} is not the table of steps that vm/nixos/steps.nix writes`, {
      cause: error,
    });
  }
};
