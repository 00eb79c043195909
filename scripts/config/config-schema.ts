import {z} from 'zod';
import {accelerationChoices} from '../../harness/qemu/acceleration.ts';
import {parseGuest} from '../../vm/guests/parse-guest.ts';
import {parseModule} from '../../vm/modules/confinement-module.ts';
import {type TransportName, transports} from '../../vm/shell/transports.ts';
import type {Config} from './define-config.ts';

/** What the command line would refuse is refused in the words that it has for it. */
const readBy = (read: (text: string) => unknown) => (text: string, context: z.RefinementCtx) => {
  try {
    read(text);
  } catch (error) {
    context.addIssue({code: 'custom', message: (error as Error).message.replace(/^--[a-z]+ /, '')});
  }
};

const texts = (example: string, read: (text: string) => unknown = () => undefined) => {
  const error = `allowed: a list of texts, as in ${example}`;
  return z
    .array(z.string({error}).superRefine(readBy(read)), {error})
    .min(1, {error})
    .optional();
};

const aPath = (allowed: string) => {
  const error = `allowed: ${allowed}`;
  return z.string({error}).min(1, {error}).optional();
};

const oneOf = <Name extends string>(names: readonly Name[]) =>
  z.enum(names, {error: `allowed: ${names.join(', ')}`}).optional();

const wholeNumber = 'allowed: a whole number above 0';
const positiveNumber = 'allowed: a number above 0';

/** What a configuration may have in it. */
export const configSchema = z.strictObject(
  {
    guests: texts("['debian:trixie']", (text) => parseGuest(text)),
    modules: texts("['2025']", parseModule),
    steps: aPath("a folder, as in './steps'"),
    sets: texts("['regressions']"),
    match: texts("['*symlinks*']"),
    knownFlakes: aPath("a file, as in './known-flakes.json'"),
    accel: oneOf(accelerationChoices),
    transport: oneOf(Object.keys(transports) as TransportName[]),
    jobs: z
      .int({error: wholeNumber})
      .min(1, {error: wholeNumber})
      .max(999_999, {error: wholeNumber})
      .optional(),
    timeoutFactor: z.number({error: positiveNumber}).positive({error: positiveNumber}).optional(),
  } satisfies Record<keyof Config, z.ZodType>,
  {
    error: (issue) =>
      issue.code === 'invalid_type' ? 'it must export default defineConfig({…})' : undefined,
  },
) satisfies z.ZodType<Config>;
