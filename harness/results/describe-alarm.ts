import {printable} from './printable.ts';
import type {AlarmRecord} from './run-record.ts';

/** An alarm in a line: what it is, the line found, and where it stands, as in `kernel oops: BUG: … (a/kernel.txt:7)`. */
export const describeAlarm = ({name, text, file, line, count}: AlarmRecord): string => {
  const more = count === 1 ? '' : `, and ${count - 1} more`;
  return `${name}: ${printable(text).replaceAll(/\s+/g, ' ').trim()} (${file}:${line}${more})`;
};
