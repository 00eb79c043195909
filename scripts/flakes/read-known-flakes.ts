import {readFileSync} from 'node:fs';
import {z} from 'zod';
import {UsageError} from '../../harness/errors/usage-error.ts';
import {nearest} from '../../vm/units/nearest.ts';
import {parseGuest} from '../../vm/guests/parse-guest.ts';
import {parseModule} from '../../vm/modules/confinement-module.ts';
import type {KnownFlake} from './known-flake.ts';

const example = '[{"step": 12, "tracker": "owner/repository#34", "expires": "2026-12-31"}]';

const missing = (allowed: string) => ({
  error: ({input}: {input?: unknown}) => `${input === undefined ? 'is missing; ' : ''}allowed: ${allowed}`,
});

/** The name that a text stands for, or what is wrong with it. */
const namedBy =
  (read: (text: string) => {readonly name: string}) => (text: string, context: z.RefinementCtx) => {
    try {
      return read(text).name;
    } catch (error) {
      context.addIssue({code: 'custom', message: (error as Error).message.replace(/^--[a-z]+ /, '')});
      return z.NEVER;
    }
  };

const entrySchema = z.strictObject({
  step: z.int(missing('the number of a step, as in 12')),
  guest: z
    .string(missing('a guest, as in "debian:trixie"'))
    .transform(namedBy((text) => parseGuest(text)))
    .optional(),
  module: z.string(missing('a module, as in "2025"')).transform(namedBy(parseModule)).optional(),
  tracker: z
    .string(missing('a URL, or owner/repository#12'))
    .regex(/^(?:https?:\/\/\S+|[\w.-]+\/[\w.-]+#\d+)$/, missing('a URL, or owner/repository#12')),
  expires: z.iso.date(missing('a day, as in "2026-12-31"')),
});

/**
 * Reads a list of known flakes: a JSON file.
 *
 * @param numbers of the steps that there are
 * @throws UsageError, in one line, for a file that cannot be read, and for an entry that is not as it must be or names no step.
 */
export const readKnownFlakes = (file: string, numbers: readonly number[]): KnownFlake[] => {
  const entries = parse(file);
  if (!Array.isArray(entries)) {
    throw new UsageError(`${file}: must be a list, as in ${example}`);
  }
  return entries.map((entry: unknown, index) => {
    const where = `${file}: entry ${index + 1}`;
    const {data, error} = entrySchema.safeParse(entry);
    const issue = error?.issues[0];
    if (data === undefined || issue !== undefined) {
      throw new UsageError(`${where}: ${issue === undefined ? '' : describe(issue)}`);
    }
    if (!numbers.includes(data.step)) {
      throw new UsageError(`${where}: step: there is no step ${data.step}; allowed: ${numbers.join(', ')}`);
    }
    const {guest, module, ...entryOf} = data;
    return {
      ...entryOf,
      ...(guest === undefined ? {} : {guest}),
      ...(module === undefined ? {} : {module}),
    };
  });
};

const parse = (file: string): unknown => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const [line = ''] = (error as Error).message.split('\n');
    throw new UsageError(`${file}: cannot be read: ${line}`, {cause: error});
  }
};

const describe = (issue: z.core.$ZodIssue): string => {
  const known = Object.keys(entrySchema.shape);
  if (issue.code === 'unrecognized_keys') {
    const [key = ''] = issue.keys;
    const meant = nearest(key, known);
    return `${key}: no such key${meant === undefined ? '' : `; did you mean ${meant}?`}; allowed: ${known.join(', ')}`;
  }
  return issue.path.length === 0
    ? `must be an object with step, tracker and expires`
    : `${issue.path.join('.')}: ${issue.message}`;
};
