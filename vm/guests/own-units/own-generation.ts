import {MachineryError} from '../../../harness/errors/machinery-error.ts';
import type {Machine} from '../../../harness/machine/machine.ts';
import {generationOfRoot} from '../../modules/generation-of-root.ts';
import type {Generation} from '../../modules/generations.ts';
import {unitNames} from '../../units/unit-names.ts';

/**
 * Which generation of the confinement module made a machine's units, told by the RootDirectory= of an instance of `step`.
 *
 * @throws MachineryError when there is none: then nothing is confined.
 */
export const ownGeneration = async (machine: Machine, step: number): Promise<Generation> => {
  const {instance, service} = unitNames(step);
  const root = await machine.unitProperty(instance('0'), 'RootDirectory');
  const generation = root === '' ? undefined : generationOfRoot(root);
  if (generation === undefined) {
    throw new MachineryError(`${machine.name}: ${service} has no RootDirectory=: nothing is confined`);
  }
  return generation;
};
