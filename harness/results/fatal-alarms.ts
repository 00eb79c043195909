import {describeAlarm} from './describe-alarm.ts';
import type {RunRecord} from './run-record.ts';

/**
 * The alarms for which a run fails, a line for each, with the suite. One that a case tells already, as that of a kernel whose panic ended
 * the machine, is not told again.
 */
export const fatalAlarms = ({suites}: Pick<RunRecord, 'suites'>): string[] =>
  suites.flatMap(({name, cases, alarms = []}) =>
    alarms
      .filter(
        ({verdict, text}) =>
          verdict === 'fails' && !cases.some(({failure}) => failure?.message.includes(text) === true),
      )
      .map((alarm) => `${name}: ${describeAlarm(alarm)}`),
  );
