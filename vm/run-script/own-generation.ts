import {MachineryError} from '../../harness/errors/machinery-error.ts';
import type {Machine} from '../../harness/machine/machine.ts';
import type {Generation} from '../lab/generation.ts';

/**
 * Which generation of the confinement module made a machine's units, told by the RootDirectory= of an instance of `step`.
 *
 * @throws MachineryError when there is none: then nothing is confined.
 */
export const ownGeneration = async (machine: Machine, step: number): Promise<Generation> => {
  const root = await machine.unitProperty(`test${step}@0.service`, 'RootDirectory');
  if (root === '') {
    throw new MachineryError(
      `${machine.name}: test${step}@.service has no RootDirectory=: nothing is confined`,
    );
  }
  if (!root.startsWith('/run/confinement/')) {
    return '2019';
  }
  // systemd has put the name of the instance in the place of %n.
  return root.endsWith('.service') ? '2025' : '2024';
};
