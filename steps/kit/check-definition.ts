import {UsageError} from '../../harness/errors/usage-error.ts';
import {referenceForms, referenceUrl} from './reference-url.ts';
import type {StepDefinition} from './step.ts';

/** What a file exports, as far as nobody knows whether it is a step. */
type Exported = Partial<Record<keyof StepDefinition, unknown>> | null | undefined;

/**
 * Checks what a step's file exports, as far as nothing else does: JavaScript has no types, and no type says what a good
 * reference is.
 *
 * @param shown the file, for messages
 * @throws UsageError, in one line, when it is no step.
 */
export const checkDefinition = (shown: string, exported: unknown): StepDefinition<string, string> => {
  const definition = exported as Exported;
  if (
    typeof definition?.description !== 'string' ||
    (typeof definition.test !== 'function' && definition.refused === undefined)
  ) {
    throw new UsageError(
      `${shown}: it must export default defineStep({description, test, …}), see steps/README.md`,
    );
  }
  const {reference, applies, reproduces} = definition;
  for (const each of reference === undefined ? [] : [reference].flat()) {
    if (typeof each !== 'string' || referenceUrl(each) === undefined) {
      throw new UsageError(`${shown}: reference ${JSON.stringify(each)}: allowed: ${referenceForms}`);
    }
  }
  if (applies !== undefined && typeof applies !== 'function') {
    throw new UsageError(`${shown}: applies: allowed: a function of the facts of a guest`);
  }
  if (reproduces !== undefined) {
    checkRegression(shown, reproduces as Record<string, unknown> | null);
  }
  return definition as StepDefinition<string, string>;
};

const checkRegression = (shown: string, regression: Record<string, unknown> | null): void => {
  if (typeof regression?.where !== 'function') {
    throw new UsageError(`${shown}: reproduces.where: allowed: a function of the facts of a guest`);
  }
  const {with: pattern} = regression;
  // What is found in an empty text is found in each, so that any failure at all would pass for the known one.
  if (!(typeof pattern === 'string' || pattern instanceof RegExp) || isIn(pattern, '')) {
    throw new UsageError(
      `${shown}: reproduces.with: allowed: a text, or a regular expression, that tells its failure from others`,
    );
  }
  if (typeof regression.broke !== 'string' || regression.broke.trim() === '') {
    throw new UsageError(`${shown}: reproduces.broke: allowed: what broke, in a sentence`);
  }
};

const isIn = (pattern: string | RegExp, text: string): boolean =>
  typeof pattern === 'string' ? text.includes(pattern) : text.search(pattern) >= 0;
