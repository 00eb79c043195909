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
 * Evaluates and builds the units of one step apart from all others, and resolves to what Nix says of them. It is asked once:
 * the answer is kept beside the store for as long as nothing changes that decides on it.
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
  const file = join(
    options.store,
    'inputs',
    `refusal-${await buildKey(renderSteps(apart.steps), apart)}.json`,
  );
  let answer = await known(file);
  if (answer === undefined) {
    answer = await ask(apart, step.number);
    await writeFileAtomic(file, JSON.stringify(answer));
  }
  return {...answer, startedAt, durationMs: performance.now() - startMs};
};

const answerSchema = z.strictObject({words: z.string().exactOptional()});

type Answer = z.infer<typeof answerSchema>;

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
