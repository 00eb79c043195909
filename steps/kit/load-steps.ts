import {dirname, join, resolve} from 'node:path';
import {UsageError} from '../../harness/errors/usage-error.ts';
import {withProbe} from '../../vm/probe/with-probe.ts';
import {storeReferences} from '../../vm/units/store-references.ts';
import {checkDefinition} from './check-definition.ts';
import {complaintWords} from './complaint-words.ts';
import {definitionLine} from './definition-line.ts';
import {importFile} from './import-file.ts';
import type {Generation} from '../../vm/modules/generations.ts';
import {nextStepNumber} from './next-step-number.ts';
import {refusedBy} from './refused-by.ts';
import {shownPath} from './shown-path.ts';
import type {Step, StepDefinition} from './step.ts';
import {type StepFile, stepFiles} from './step-files.ts';

/** The folder that holds the steps of this project. */
export const stepsFolder = dirname(import.meta.dirname);

/**
 * Reads every step of a folder and of the sets in it: the files named `<number>-<words>.ts` (or `.js`, `.mjs`), in the
 * order of their numbers. A number stands for one step, whatever set that is of.
 *
 * @param folder from the current folder; this project's own steps without it
 * @throws UsageError when there is no such folder or no step in it, a number is used twice, a file's name has none, or a
 * file exports no step, or cannot be read as a program.
 */
export const loadSteps = async (folder = stepsFolder): Promise<Step[]> => {
  const path = resolve(folder);
  const shown = (file: string) => (path === stepsFolder ? `steps/${file}` : shownPath(join(path, file)));
  const files = await stepFiles(path);
  if (files.length === 0) {
    throw new UsageError(
      `${shownPath(path)}: has no steps; allowed: a folder with steps, as in 05-symlinks.ts`,
    );
  }
  const byNumber = new Map<number, string>();
  const steps: Step[] = [];
  for (const file of files) {
    const match = /^(?<number>\d+)-[a-z0-9-]+\.[a-z]+$/.exec(file.name);
    if (match?.groups === undefined) {
      throw new UsageError(
        `${shown(file.path)}: a step's file is named by its number and lower-case words, as in 05-symlinks.ts`,
      );
    }
    const number = Number(match.groups.number);
    const other = byNumber.get(number);
    if (other !== undefined || number === 0) {
      throw new UsageError(
        number === 0
          ? `${shown(file.path)}: steps are numbered from 1`
          : `${shown(file.path)}: number ${number} is taken by ${shown(other ?? '')}; the next free one is ${nextStepNumber(files)}`,
      );
    }
    byNumber.set(number, file.path);
    const source = join(path, file.path);
    const definition = checkDefinition(shown(file.path), await importFile(source, shown(file.path)));
    steps.push({
      ...numbered(number, file, shown(file.path), definition),
      source: {file: source, line: await definitionLine(source)},
    });
  }
  return steps.sort((a, b) => a.number - b.number);
};

const numbered = (
  number: number,
  {set}: StepFile,
  shown: string,
  {
    description,
    reference,
    applies,
    reproduces,
    complaints,
    exposure,
    test,
    ...definition
  }: StepDefinition<string, string>,
): Step => {
  const store = definition.store ?? {};
  try {
    const references = storeReferences(store);
    const service = definition.service?.(references) ?? {};
    const services = definition.services?.(references);
    const refused = definition.refused === undefined ? undefined : refusedBy(definition.refused);
    return {
      number,
      ...(set === undefined ? {} : {set}),
      description,
      ...(reference === undefined ? {} : {references: [reference].flat()}),
      ...(applies === undefined ? {} : {applies}),
      ...(reproduces === undefined ? {} : {reproduces}),
      ...(complaints === undefined
        ? {}
        : {complaints: typeof complaints === 'function' ? complaints : complaintWords(complaints)}),
      ...(exposure === true ? withProbe({store, service}) : {store, service}),
      ...(services === undefined ? {} : {services}),
      ...(refused === undefined ? {} : {refused, refusedBy: Object.keys(refused) as Generation[]}),
      test: test ?? (async () => Promise.reject(new UsageError(`${shown}: is not refused, and has no test`))),
    };
  } catch (error) {
    throw new UsageError(`${shown}: ${(error as Error).message}`, {cause: error});
  }
};
