import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {z} from 'zod';
import {MachineryError} from '../../harness/errors/machinery-error.ts';

/** What results have had from the first on. */
const shape = z.object({phases: z.array(z.object({name: z.string(), durationMs: z.number()}))});

/**
 * Milliseconds that the newest run of a project took to restore its guest.
 *
 * @throws MachineryError when it booted one.
 */
export const restoreMsOf = async (project: string): Promise<number> => {
  const file = join(project, 'test-results/latest/results.json');
  const {phases} = shape.parse(JSON.parse(await readFile(file, 'utf8')));
  const restore = phases.find(({name}) => name === 'restore');
  if (restore === undefined) {
    throw new MachineryError(`${file}: the guest was not restored`);
  }
  return restore.durationMs;
};
