import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {UsageError} from '../errors/usage-error.ts';
import type {RunRecord} from './run-record.ts';
import {runSchema} from './run-schema.ts';

/**
 * The run whose results are in `folder`.
 *
 * @throws UsageError when there are none, or the file is not what `writeRun` writes.
 */
export const readRun = (folder: string): RunRecord => {
  const file = join(folder, 'results.json');
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new UsageError(`${file}: cannot be read: ${(error as Error).message}`, {cause: error});
  }
  const {success, error} = runSchema.safeParse(content);
  if (!success) {
    const issue = error.issues[0];
    throw new UsageError(
      `${file}: is not the results of a run: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`,
    );
  }
  return content as RunRecord;
};
