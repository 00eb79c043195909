import {parseGuest} from '../parse-guest.ts';
import type {StepUnit} from '../../units/step-unit.ts';
import {seedSteps} from '../../units/testing/seed-steps.ts';
import type {StartedGuest} from '../guest/started-guest.ts';
import {Workspace} from '../../workspace/workspace.ts';
import {parseModule} from '../../modules/confinement-module.ts';
import {defaultGeneration} from '../../modules/default-generation.ts';

export type TestGuest = {readonly workspace: Workspace; readonly guest: StartedGuest} & AsyncDisposable;

/** A real guest of the default suite with the seed's units, for one test file. */
export const openTestGuest = async (
  name: string,
  module: string = defaultGeneration,
  steps: readonly StepUnit[] = seedSteps,
): Promise<TestGuest> => {
  const workspace = await Workspace.open({acceleration: 'auto'});
  try {
    const guest = await parseGuest('debian').open(workspace, {
      name,
      module: parseModule(module),
      steps,
      files: workspace.run.path,
    });
    return {
      workspace,
      guest,
      async [Symbol.asyncDispose]() {
        await guest[Symbol.asyncDispose]();
        await workspace[Symbol.asyncDispose]();
      },
    };
  } catch (error) {
    await workspace[Symbol.asyncDispose]();
    throw error;
  }
};
