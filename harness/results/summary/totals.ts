import type {CaseStatus, RunRecord} from '../run-record.ts';
import type {Paint} from './paint.ts';

/**
 * The counts, alone on a line in the form that CI systems read; what is no plain verdict is told apart on the next. A case
 * that met an error or was cut off counts as failed, as a flaky one does, and one that did not run as skipped. A known regression that
 * reproduces and a case that does not apply are as they should be.
 */
export const totals = (run: RunRecord, paint: Paint): string[] => {
  const cases = run.suites.flatMap((suite) => suite.cases);
  const number = (...statuses: CaseStatus[]): number =>
    cases.filter((each) => statuses.includes(each.status)).length;
  const failed = number('failed', 'error', 'running');
  const skipped = number('skipped', 'pending');
  const flakes = number('known-flake');
  const reproduced = number('reproduced');
  const inapplicable = number('does-not-apply');
  const counts = [
    `${number('passed')} passed`,
    `${failed} failed`,
    ...(skipped === 0 ? [] : [`${skipped} skipped`]),
    ...(flakes === 0 ? [] : [`${flakes} known ${flakes === 1 ? 'flake' : 'flakes'}`]),
    ...(reproduced === 0 ? [] : [`${reproduced} reproduced`]),
    ...(inapplicable === 0 ? [] : [`${inapplicable} not applicable`]),
  ];
  const apart = [
    {
      count: cases.filter(({status, flaky}) => status === 'failed' && flaky === true).length,
      text: 'flaky',
    },
    {count: number('error'), text: 'failed for errors of the machinery'},
    {count: number('running'), text: 'cut off'},
    {count: number('pending'), text: 'not run'},
  ].filter(({count}) => count > 0);
  return [
    paint(failed > 0 ? 'red' : skipped > 0 || cases.length === 0 ? 'yellow' : 'green', counts.join(', ')),
    ...(apart.length === 0
      ? []
      : [`of these ${apart.map(({count, text}) => `${count} ${text}`).join(', ')}`]),
  ];
};
