import type {CaseRecord} from './run-record.ts';

/** Where a case is written, as far as that is known; a failed one by the line from which what failed was called. */
export const casePlace = ({
  file,
  line,
  failure,
}: Pick<CaseRecord, 'file' | 'line' | 'failure'>): {file?: string; line?: number} => {
  const at = failure?.line ?? line;
  return {...(file === undefined ? {} : {file}), ...(at === undefined ? {} : {line: at})};
};
