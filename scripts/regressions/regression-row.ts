import {caseOf} from '../prove/case-of.ts';
import {referenceUrl} from '../../steps/kit/reference-url.ts';
import type {Step} from '../../steps/kit/step.ts';

/** What is known of one regression, wherever it is proved. */
export type RegressionRow = {
  /** That of its step. */
  readonly number: number;
  /** What its step proves. */
  readonly description: string;
  /** Where more is told of it: the names of issues and pull requests, each with its address. */
  readonly references: readonly {readonly name: string; readonly url: string}[];
  readonly broke?: string;
  readonly since?: string;
  readonly hit?: string;
};

/** The regression that a step is of, in its own words. */
export const regressionRow = (step: Step): RegressionRow => {
  const {name: description, references = [], regression} = caseOf(step);
  return {
    number: step.number,
    description,
    references: references.map((name) => ({name, url: referenceUrl(name) ?? name})),
    ...regression,
  };
};
