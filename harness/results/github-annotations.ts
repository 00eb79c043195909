import {casePlace} from './case-place.ts';
import {describeFlake} from './describe-flake.ts';
import {isGood} from './is-good.ts';
import {printable} from './printable.ts';
import type {CaseRecord, RunRecord} from './run-record.ts';

/** GitHub shows no more of a kind for one step of a job. */
const most = 10;

/**
 * Lines by which GitHub puts what failed beside the code: an error for each case that failed, and for the run itself, and a warning
 * for each known flake. When there are more errors than GitHub shows, the last one says so.
 */
export const githubAnnotations = (run: RunRecord): string[] => {
  const errors = [
    ...(run.error === undefined ? [] : [annotation('the run as a whole', run.error)]),
    ...run.suites.flatMap(({name, cases}) =>
      cases
        .filter((each) => !isGood(each) && each.status !== 'pending')
        .map((each) =>
          annotation(
            `${each.flaky === true ? 'flaky: ' : ''}${name}: ${each.id} ${each.name}`,
            messageOf(each),
            casePlace(each),
          ),
        ),
    ),
  ];
  const flakes = run.suites.flatMap(({name, cases}) =>
    cases
      .filter(({status}) => status === 'known-flake')
      .map((each) =>
        annotation(
          `known flake: ${name}: ${each.id} ${each.name}`,
          messageOf(each),
          casePlace(each),
          'warning',
        ),
      ),
  );
  return [
    ...(errors.length <= most
      ? errors
      : [
          ...errors.slice(0, most - 1),
          annotation(
            'more has failed',
            `${errors.length - most + 1} more are told in the summary and in junit.xml`,
          ),
        ]),
    ...flakes.slice(0, most),
  ];
};

const messageOf = (each: CaseRecord): string =>
  [each.failure?.message.trimEnd() ?? 'was cut off', ...describeFlake(each)].join('\n');

const annotation = (
  title: string,
  message: string,
  place: ReturnType<typeof casePlace> = {},
  kind: 'error' | 'warning' = 'error',
): string => {
  const properties = Object.entries({...place, title})
    .map(([name, value]) => `${name}=${property(String(value))}`)
    .join(',');
  return `::${kind} ${properties}::${data(message)}`;
};

const data = (text: string): string =>
  printable(text).trim().replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
