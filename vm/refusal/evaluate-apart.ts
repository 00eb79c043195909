import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {z} from 'zod';
import {writeFileAtomic} from '../../harness/atomic/write-file-atomic.ts';
import {UsageError} from '../../harness/errors/usage-error.ts';
import {buildKey} from '../units/build-key.ts';
import {type BuildUnitsOptions, buildUnits} from '../units/build-units.ts';
import {renderSteps} from '../units/render-steps.ts';
import type {StepUnit} from '../units/step-unit.ts';
import type {Refusal} from './refusal.ts';

/**
 * Evaluates and builds the units of one step apart from all others, and resolves to what Nix says of them. Of a model it is
 * asked once: the answer is kept beside the store for as long as nothing changes that decides on it. A checkout is asked
 * each time, as its module may read files that nobody knows of.
 *
 * @throws MachineryError when it cannot be asked.
 */
export const evaluateApart = async (
  options: Omit<BuildUnitsOptions, 'steps'>,
  step: StepUnit,
): Promise<Refusal> => {
  const startedAt = new Date().toISOString();
  const startMs = performance.now();
  const apart = {...options, steps: [{...step, refusedBy: []}]};
  const answer =
    typeof options.module === 'string' ? await askOnce(apart, step.number) : await ask(apart, step.number);
  return {...answer, startedAt, durationMs: performance.now() - startMs};
};

const answerSchema = z.strictObject({words: z.string().exactOptional()});

type Answer = z.infer<typeof answerSchema>;

const askOnce = async (options: BuildUnitsOptions, number: number): Promise<Answer> => {
  const key = await buildKey(renderSteps(options.steps), options);
  const file = join(options.store, 'inputs', `refusal-${key}.json`);
  const kept = await known(file);
  if (kept !== undefined) {
    return kept;
  }
  const answer = await ask(options, number);
  await writeFileAtomic(file, JSON.stringify(answer));
  return answer;
};

const ask = async (options: BuildUnitsOptions, number: number): Promise<Answer> => {
  try {
    await buildUnits(options);
    return {};
  } catch (error) {
    if (!(error instanceof UsageError)) {
      throw error;
    }
    const prefix = `step ${number}: `;
    return {words: error.message.startsWith(prefix) ? error.message.slice(prefix.length) : error.message};
  }
};

/** The answer that is kept; undefined when there is none, or none that can be read. */
const known = async (file: string): Promise<Answer | undefined> => {
  const text = await readFile(file, 'utf8').catch(() => '');
  try {
    return answerSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
};
