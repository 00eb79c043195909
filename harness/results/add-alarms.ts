import type {AlarmRecord, SuiteRecord} from './run-record.ts';

/**
 * Adds alarms to a suite. One of the same kind and of the same unit or program as one that is there only counts: many machines of a
 * suite, or parts of it, tell the same. Returns those that are new.
 */
export const addAlarms = (
  suite: Pick<SuiteRecord, 'alarms'>,
  alarms: readonly AlarmRecord[],
): AlarmRecord[] => {
  const all = suite.alarms ?? [];
  const added: AlarmRecord[] = [];
  for (const alarm of alarms) {
    const before = all.find(({name, who}) => name === alarm.name && who === alarm.who);
    if (before === undefined) {
      all.push({...alarm});
      added.push(alarm);
    } else {
      before.count += alarm.count;
    }
  }
  if (all.length > 0) {
    suite.alarms = all;
  }
  return added;
};
