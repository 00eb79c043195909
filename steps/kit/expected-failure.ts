import type {Regression} from './regression.ts';
import type {Step} from './step.ts';
import type {StepFacts} from './step-facts.ts';

/** The failure that a known regression has on a guest. */
export type ExpectedFailure = {
  readonly regression: Regression;
  /** Where that is, in words, when the step says so. */
  readonly where?: string;
};

/** How a step is expected to fail on a guest; undefined when it is expected to pass. */
export const expectedFailure = (
  {reproduces: regression}: Pick<Step, 'reproduces'>,
  facts: StepFacts,
): ExpectedFailure | undefined => {
  const where = regression?.where(facts) ?? false;
  if (regression === undefined || where === false || where === '') {
    return undefined;
  }
  return {regression, ...(where === true ? {} : {where})};
};
