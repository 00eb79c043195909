import type {AlarmRecord} from '../results/run-record.ts';
import {alarmPatterns} from './alarm-patterns.ts';
import {type LogForm, logLine, type LogSource} from './log-line.ts';

/** A log to look through. */
export type AlarmLog = {
  /** What results call the file, as in `debian-trixie-2025/kernel.txt`. */
  readonly file: string;
  readonly content: string;
  readonly form: LogForm;
  /** Whose lines are looked at. Default: all. */
  readonly of?: LogSource;
};

/**
 * What a log has that should never be there: for each pattern, and each unit or program that it tells, the first line, and how many
 * there are.
 *
 * @param isExpected whether a unit may fail: it is of who looks
 */
export const findAlarms = (
  {file, content, form, of}: AlarmLog,
  isExpected: (unit: string) => boolean = () => false,
): AlarmRecord[] => {
  const found = new Map<string, AlarmRecord>();
  for (const [index, raw] of content.split('\n').entries()) {
    const line = logLine(raw.trimEnd(), form);
    if (line === undefined || (of !== undefined && line.from !== of)) {
      continue;
    }
    for (const {name, from, pattern, verdict} of alarmPatterns) {
      const match = from === line.from ? pattern.exec(line.text) : null;
      if (match === null) {
        continue;
      }
      const {unit, program} = match.groups ?? {};
      if (unit !== undefined && isExpected(unit)) {
        continue;
      }
      const who = unit ?? program;
      const key = JSON.stringify([name, who]);
      const before = found.get(key);
      found.set(
        key,
        before === undefined
          ? {
              name,
              verdict,
              ...(who === undefined ? {} : {who}),
              text: line.text,
              file,
              line: index + 1,
              count: 1,
            }
          : {...before, count: before.count + 1},
      );
    }
  }
  return [...found.values()];
};
