import type {RunChange} from '../results/run-change.ts';
import type {RunRecord} from '../results/run-record.ts';
import type {ReportPart} from './report-part.ts';
import {without} from './without.ts';

/** The piece of a page that tells a change of a run, and nothing that other pieces tell. */
export const reportPartOf = (change: RunChange, run: RunRecord, at: string): ReportPart => {
  switch (change.of) {
    case 'run':
      // That it has ended is said by the page that is written then.
      return {
        at,
        of: 'run',
        run: without(run, 'phases', 'suites', 'endedAt', 'durationMs', 'exitStatus'),
      };
    case 'phase':
      return {at, of: 'phase', index: change.index, phase: change.phase};
    case 'suite':
      return {at, of: 'suite', suite: without(change.suite, 'cases')};
    case 'case':
      return {at, of: 'case', suite: change.suite.id, case: without(change.case, 'commands', 'subtests')};
    case 'command':
      return {at, of: 'command', suite: change.suite.id, case: change.case.id, command: change.command};
    case 'subtest':
      return {at, of: 'subtest', suite: change.suite.id, case: change.case.id, subtest: change.subtest};
  }
};
