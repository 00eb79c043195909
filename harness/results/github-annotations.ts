import {casePlace} from './case-place.ts';
import {isGood} from './is-good.ts';
import {printable} from './printable.ts';
import type {RunRecord} from './run-record.ts';

/** GitHub shows no more of a kind for one step of a job. */
const most = 10;

/**
 * Lines by which GitHub puts what failed beside the code: an error for each case that failed, and for the run itself. When there
 * are more than GitHub shows, the last one says so.
 */
export const githubAnnotations = (run: RunRecord): string[] => {
  const errors = [
    ...(run.error === undefined ? [] : [annotation('the run as a whole', run.error)]),
    ...run.suites.flatMap(({name, cases}) =>
      cases
        .filter((each) => !isGood(each) && each.status !== 'pending')
        .map((each) =>
          annotation(
            `${name}: ${each.id} ${each.name}`,
            each.failure?.message ?? 'was cut off',
            casePlace(each),
          ),
        ),
    ),
  ];
  return errors.length <= most
    ? errors
    : [
        ...errors.slice(0, most - 1),
        annotation(
          'more has failed',
          `${errors.length - most + 1} more are told in the summary and in junit.xml`,
        ),
      ];
};

const annotation = (title: string, message: string, place: ReturnType<typeof casePlace> = {}): string => {
  const properties = Object.entries({...place, title})
    .map(([name, value]) => `${name}=${property(String(value))}`)
    .join(',');
  return `::error ${properties}::${data(message)}`;
};

const data = (text: string): string =>
  printable(text).trim().replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
