import {printable} from './printable.ts';
import type {AlarmRecord} from './run-record.ts';

/**
 * An alarm in a line: what it is, the line found, and where it stands, as in `kernel oops: BUG: … (a/kernel.txt:7)`.
 *
 * @param alarm without its file, when that is not kept
 */
export const describeAlarm = ({
  name,
  text,
  file,
  line,
  count,
}: Pick<AlarmRecord, 'name' | 'text' | 'count'> & Partial<Pick<AlarmRecord, 'file' | 'line'>>): string => {
  const more = [
    ...(file === undefined ? [] : [`${file}:${String(line)}`]),
    ...(count === 1 ? [] : [`and ${count - 1} more`]),
  ].join(', ');
  return `${name}: ${printable(text).replaceAll(/\s+/g, ' ').trim()}${more === '' ? '' : ` (${more})`}`;
};
