import type {CaseRecord, RunRecord} from '../../results/run-record.ts';
import type {ReportPart} from '../report-part.ts';

/** The run that its parts tell of, in the order in which they were written, and when the last was. */
export const joinParts = (
  parts: readonly ReportPart[],
): {readonly run: RunRecord | undefined; readonly lastAt?: string} => {
  let run: RunRecord | undefined;
  let lastAt: string | undefined;
  const cases = new Map<string, CaseRecord>();
  for (const part of parts) {
    if (part.of === 'whole') {
      run = part.run;
      continue;
    }
    lastAt = part.at;
    if (part.of === 'run') {
      run = {...part.run, phases: run?.phases ?? [], suites: run?.suites ?? []};
    } else if (part.of === 'phase') {
      if (run !== undefined) {
        run.phases[part.index] = part.phase;
      }
    } else if (part.of === 'suite') {
      const known = run?.suites.find(({id}) => id === part.suite.id);
      if (known === undefined) {
        run?.suites.push({...part.suite, cases: []});
      } else {
        Object.assign(known, part.suite);
      }
    } else {
      const id = part.of === 'case' ? part.case.id : part.case;
      const key = JSON.stringify([part.suite, id]);
      const known = cases.get(key);
      if (part.of === 'command') {
        known?.commands?.push(part.command);
      } else if (part.of === 'subtest') {
        known?.subtests?.push(part.subtest);
      } else if (known === undefined) {
        const made: CaseRecord = {...part.case, commands: [], subtests: []};
        cases.set(key, made);
        run?.suites.find((suite) => suite.id === part.suite)?.cases.push(made);
      } else {
        Object.assign(known, part.case);
      }
    }
  }
  return {run, ...(lastAt === undefined ? {} : {lastAt})};
};
