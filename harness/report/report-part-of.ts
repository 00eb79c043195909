import type {RunChange} from '../results/run-change.ts';
import type {RunRecord} from '../results/run-record.ts';
import type {ReportPart} from './report-part.ts';

/** The piece of a page that tells a change of a run, and nothing that other pieces tell. */
export const reportPartOf = (change: RunChange, run: RunRecord, at: string): ReportPart => {
  switch (change.of) {
    case 'run': {
      const {phases, suites, ...rest} = run;
      return {at, of: 'run', run: rest};
    }
    case 'phase':
      return {at, of: 'phase', index: change.index, phase: change.phase};
    case 'suite': {
      const {cases, ...rest} = change.suite;
      return {at, of: 'suite', suite: rest};
    }
    case 'case': {
      const {commands, subtests, ...rest} = change.case;
      return {at, of: 'case', suite: change.suite.id, case: rest};
    }
    case 'command':
      return {at, of: 'command', suite: change.suite.id, case: change.case.id, command: change.command};
    case 'subtest':
      return {at, of: 'subtest', suite: change.suite.id, case: change.case.id, subtest: change.subtest};
  }
};
