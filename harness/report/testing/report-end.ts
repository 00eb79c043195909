import {inflateSync} from 'node:zlib';
import type {RunRecord} from '../../results/run-record.ts';
import {reportBlocks} from './report-blocks.ts';

/**
 * When the run came to its end by the text of its report, ISO 8601; undefined when it says that it has not.
 *
 * @throws Error when the page is not whole.
 */
export const reportEnd = (html: string): string | undefined => {
  const blocks = reportBlocks(html);
  const packed = blocks.find(({kind}) => kind === 'packed')?.value;
  const runs =
    typeof packed === 'string'
      ? [JSON.parse(inflateSync(Buffer.from(packed, 'base64')).toString('utf8')) as {run: RunRecord}]
      : blocks.flatMap(({kind, value}) => (kind === 'part' ? [value as {run?: RunRecord}] : []));
  return runs.findLast(({run}) => run?.endedAt !== undefined)?.run?.endedAt;
};
