import type {RunRecord} from '../../results/run-record.ts';
import type {ReportFileBlock} from '../report-file-block.ts';
import type {ReportPart} from '../report-part.ts';
import {joinParts} from './join-parts.ts';
import {unpack} from './unpack.ts';

export type PageData = {
  /** Undefined when the run was killed before anything of it was written. */
  readonly run: RunRecord | undefined;
  /** When the last part was written, ISO 8601; absent of a run whose page was written at its end. */
  readonly lastAt?: string;
  readonly files: readonly ReportFileBlock[];
};

/** What the page's data blocks hold. A last block that was cut off is left out. */
export const readPage = async (page: Document): Promise<PageData> => {
  const blocks = (kind: string): unknown[] =>
    [...page.querySelectorAll(`script.${kind}`)].flatMap((block) => whole(block.textContent));
  const files = blocks('file') as ReportFileBlock[];
  const [packed] = blocks('packed');
  if (typeof packed === 'string') {
    const part = (await unpack(packed)) as ReportPart & {of: 'whole'};
    return {run: part.run, files};
  }
  return {...joinParts(blocks('part') as ReportPart[]), files};
};

const whole = (text: string): unknown[] => {
  try {
    return [JSON.parse(text)];
  } catch {
    return [];
  }
};
