import {readdir} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {UsageError} from '../../harness/errors/usage-error.ts';
import {withProbe} from '../../vm/probe/with-probe.ts';
import {storeReferences} from '../../vm/units/store-references.ts';
import type {Step, StepDefinition} from './step.ts';

/** The folder that holds the steps of this project. */
export const stepsFolder = dirname(import.meta.dirname);

/**
 * Reads every step of a folder: the files named `<number>-<words>.ts`, in the order of their numbers.
 *
 * @throws UsageError when a number is used twice, a file's name has none, or a file exports no step.
 */
export const loadSteps = async (folder = stepsFolder): Promise<Step[]> => {
  const files = (await readdir(folder, {withFileTypes: true}))
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts'))
    .map((entry) => entry.name)
    .sort();
  const byNumber = new Map<number, string>();
  const steps: Step[] = [];
  for (const file of files) {
    const match = /^(?<number>\d+)-[a-z0-9-]+\.ts$/.exec(file);
    if (match?.groups === undefined) {
      throw new UsageError(
        `steps/${file}: a step's file is named by its number and lower-case words, as in 05-symlinks.ts`,
      );
    }
    const number = Number(match.groups.number);
    const other = byNumber.get(number);
    if (other !== undefined || number === 0) {
      throw new UsageError(
        number === 0
          ? `steps/${file}: steps are numbered from 1`
          : `steps/${file}: number ${number} is taken by steps/${other}; the next free one is ${nextFree(files)}`,
      );
    }
    byNumber.set(number, file);
    steps.push(numbered(number, file, await importStep(join(folder, file), file)));
  }
  return steps.sort((a, b) => a.number - b.number);
};

/** The number after the highest that a file's name begins with, read or not. */
const nextFree = (files: readonly string[]): number =>
  1 + Math.max(0, ...files.map((file) => Number(/^\d+/.exec(file)?.[0] ?? 0)));

const importStep = async (path: string, file: string): Promise<StepDefinition> => {
  const module = (await import(pathToFileURL(path).href)) as {default?: Partial<StepDefinition>};
  const {default: definition} = module;
  if (typeof definition?.description !== 'string' || typeof definition.test !== 'function') {
    throw new UsageError(
      `steps/${file}: it must export default defineStep({description, test, …}), see steps/README.md`,
    );
  }
  return definition as StepDefinition;
};

const numbered = (number: number, file: string, definition: StepDefinition): Step => {
  const store = definition.store ?? {};
  try {
    const service = definition.service?.(storeReferences(store)) ?? {};
    return {
      number,
      description: definition.description,
      ...(definition.exposure === true ? withProbe({store, service}) : {store, service}),
      test: definition.test,
    };
  } catch (error) {
    throw new UsageError(`steps/${file}: ${(error as Error).message}`, {cause: error});
  }
};
