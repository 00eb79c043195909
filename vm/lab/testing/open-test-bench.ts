import {parseGuest} from '../../guest/guest-choice.ts';
import type {StepUnit} from '../../units/step-unit.ts';
import {seedSteps} from '../../units/testing/seed-steps.ts';
import type {Bench} from '../bench.ts';
import {Lab} from '../lab.ts';
import {parseModule} from '../lab-module.ts';

export type TestBench = {readonly lab: Lab; readonly bench: Bench} & AsyncDisposable;

/** A real guest of the default suite with the seed's units, for one test file. */
export const openTestBench = async (
  name: string,
  module = '2025',
  steps: readonly StepUnit[] = seedSteps,
): Promise<TestBench> => {
  const lab = await Lab.open({acceleration: 'auto'});
  try {
    const bench = await lab.bench({
      name,
      guest: parseGuest('debian'),
      module: parseModule(module),
      steps,
      files: lab.run.path,
    });
    return {
      lab,
      bench,
      async [Symbol.asyncDispose]() {
        await bench[Symbol.asyncDispose]();
        await lab[Symbol.asyncDispose]();
      },
    };
  } catch (error) {
    await lab[Symbol.asyncDispose]();
    throw error;
  }
};
