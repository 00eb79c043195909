import {UsageError} from '../../harness/errors/usage-error.ts';
import type {Step} from './step.ts';
import type {StepFacts} from './step-facts.ts';

/**
 * Why there is nothing that a step could prove on a guest, in its words; undefined when there is.
 *
 * @throws UsageError when it does not say why.
 */
export const whyNotApplicable = (
  {number, applies}: Pick<Step, 'number' | 'applies'>,
  facts: StepFacts,
): string | undefined => {
  const answer: unknown = applies?.(facts) ?? true;
  if (answer === true) {
    return undefined;
  }
  if (typeof answer !== 'string' || answer.trim() === '') {
    throw new UsageError(
      `step ${number}: applies: answers ${JSON.stringify(answer)}; allowed: true, or in words why it does not apply`,
    );
  }
  return answer;
};
