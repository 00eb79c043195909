import type {StepFacts} from './step-facts.ts';
import type {Step} from './step.ts';

/**
 * Why it cannot be said whether a step's units are refused, where they are to be; undefined where it can, and where they
 * are not to be.
 */
export const whyNotRefused = (
  {refused}: Pick<Step, 'refused'>,
  {generation}: Pick<StepFacts, 'generation'>,
  isEvaluated: boolean,
): string | undefined =>
  refused?.[generation] === undefined || isEvaluated
    ? undefined
    : `its units are to be refused by the module of ${generation}, and nothing is evaluated for this guest`;
