import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {z} from 'zod';
import {UsageError} from '../errors/usage-error.ts';
import type {RunRecord} from './run-record.ts';

const texts = z.record(z.string(), z.string());

const shape = z.object({
  command: z.array(z.string()),
  startedAt: z.iso.datetime(),
  shard: z.object({index: z.int().min(1), total: z.int().min(1)}).optional(),
  host: texts,
  phases: z.array(
    z.object({
      name: z.string(),
      suite: z.string().optional(),
      startedAt: z.iso.datetime(),
      durationMs: z.number().optional(),
    }),
  ),
  suites: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      properties: texts,
      cases: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          status: z.enum(['pending', 'running', 'passed', 'failed', 'error', 'skipped']),
          startedAt: z.iso.datetime().optional(),
          durationMs: z.number().optional(),
          failure: z
            .object({
              message: z.string(),
              details: z.string().optional(),
              rerun: z.string().optional(),
              shell: z.string().optional(),
            })
            .optional(),
          skipReason: z.string().optional(),
          artifacts: z.array(z.string()),
          output: z.string().optional(),
        }),
      ),
    }),
  ),
  endedAt: z.iso.datetime().optional(),
  durationMs: z.number().optional(),
  exitStatus: z.int().optional(),
  error: z.string().optional(),
});

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
  const {success, error} = shape.safeParse(content);
  if (!success) {
    const issue = error.issues[0];
    throw new UsageError(
      `${file}: is not the results of a run: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`,
    );
  }
  return content as RunRecord;
};
