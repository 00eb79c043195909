import type {ExpectedFailure} from '../expected-failure.ts';
import type {StepFailure} from './step-failure.ts';

/** What came of a step that was tried. */
export type StepVerdict =
  | {readonly status: 'passed'}
  | {readonly status: 'failed'; readonly failure: StepFailure}
  /** A known regression: it failed as it does there. `where` says in words where that is. */
  | {readonly status: 'reproduced'; readonly failure: StepFailure; readonly where?: string};

/** Name of the failure of a known regression that holds where it is expected to fail. */
export const noLongerReproduces = 'NoLongerReproducesError';

/**
 * The verdict on a step that failed so, or did not. Where a known regression is expected, only the failure that it is known
 * for will do: another one, and none at all, are failures. A failure of the machinery says nothing of either.
 *
 * @param place where the step is written, in words
 */
export const stepVerdict = (
  failure: StepFailure | undefined,
  expected: ExpectedFailure | undefined,
  place: string,
): StepVerdict => {
  if (expected === undefined || failure?.machinery === true) {
    return failure === undefined ? {status: 'passed'} : {status: 'failed', failure};
  }
  if (failure === undefined) {
    return {
      status: 'failed',
      failure: {
        name: noLongerReproduces,
        message: [
          `a known regression no longer reproduces: ${expected.regression.broke}`,
          `expected: ${describe(expected)}`,
          `actual:   all holds; if it is mended here, \`where\` of \`reproduces:\` in ${place} is to leave this guest out`,
        ].join('\n'),
        machinery: false,
        expected: describe(expected),
      },
    };
  }
  const pattern = expected.regression.with;
  return (
    typeof pattern === 'string' ? failure.message.includes(pattern) : failure.message.search(pattern) >= 0
  )
    ? {
        status: 'reproduced',
        failure,
        ...(expected.where === undefined ? {} : {where: expected.where}),
      }
    : {
        status: 'failed',
        failure: {
          ...failure,
          message: [
            failure.message.trimEnd(),
            `This is not how a known regression fails: ${expected.regression.broke}`,
            `expected: ${describe(expected)}`,
          ].join('\n'),
        },
      };
};

const describe = ({regression: {with: pattern}, where}: ExpectedFailure): string =>
  `a failure ${typeof pattern === 'string' ? `with ${JSON.stringify(pattern)}` : `that matches ${String(pattern)}`}${where === undefined ? '' : ` (${where})`}`;
