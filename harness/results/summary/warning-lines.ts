import {join} from 'node:path';
import {addAlarms} from '../add-alarms.ts';
import {describeAlarm} from '../describe-alarm.ts';
import type {AlarmRecord, SuiteRecord} from '../run-record.ts';
import type {SummaryLayout} from './summary-layout.ts';

/** What the machines of a suite, in all its rounds, have warned of. */
export const warningLines = (
  rounds: readonly SuiteRecord[],
  {resultsPath, labelWidth, paint}: Pick<SummaryLayout, 'resultsPath' | 'labelWidth' | 'paint'>,
): string[] => {
  const all: {alarms?: AlarmRecord[]} = {};
  for (const {alarms = []} of rounds) {
    addAlarms(all, alarms);
  }
  return (all.alarms ?? [])
    .filter(({verdict}) => verdict === 'warns')
    .map(
      (alarm) =>
        `  ${paint('yellow', 'WARN'.padEnd(labelWidth))}  ${describeAlarm({...alarm, file: join(resultsPath, alarm.file)})}`,
    );
};
