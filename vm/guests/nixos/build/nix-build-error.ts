import {join} from 'node:path';
import {MachineryError} from '../../../../harness/errors/machinery-error.ts';
import {UsageError} from '../../../../harness/errors/usage-error.ts';
import type {CommandError} from '../../../../harness/process/command-error.ts';
import {explainNixError} from '../../../units/explain-nix-error.ts';
import {renderSteps} from '../../../units/render-steps.ts';
import type {StepUnit} from '../../../units/step-unit.ts';

/**
 * What it means that a VM could not be built: a UsageError where a step is wrong, with Nix' own message, else a
 * MachineryError with Nix' last words.
 *
 * @param folder the one in which `steps.nix` is
 */
export const nixBuildError = (
  error: CommandError,
  {program, folder, steps}: {program: string; folder: string; steps: readonly StepUnit[]},
): UsageError | MachineryError => {
  const {message, step, derivations} = explainNixError(
    error.stderr,
    renderSteps(steps),
    join(folder, 'steps.nix'),
  );
  if (step !== undefined && derivations.length === 0) {
    return new UsageError(`step ${step}: ${message}`, {cause: error});
  }
  const words = error.stderr.trimEnd().split('\n').slice(-15).join('\n');
  return new MachineryError(`--guest nixos: the VM could not be built by ${program}:\n${words}`, {
    cause: error,
  });
};
