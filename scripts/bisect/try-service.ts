import {readFileSync} from 'node:fs';
import {z} from 'zod';
import {MachineryError} from '../../harness/errors/machinery-error.ts';
import {CommandError} from '../../harness/process/command-error.ts';
import {run} from '../../harness/process/run.ts';
import {RunFolder} from '../../harness/run-folder/run-folder.ts';
import {runFolderPrefix} from '../../vm/cache/run-folder-prefix.ts';
import {comparisonWords} from '../../vm/inspect/report/comparison-words.ts';
import {differenceTable} from '../../vm/ratchet/report/difference-table.ts';
import {exitStatuses} from '../exit-status/exit-statuses.ts';
import {commandFile} from '../project/project.ts';
import type {Candidate} from './candidate.ts';
import type {ServiceSubject} from './service-subject.ts';
import type {TryOptions} from './try-options.ts';
import type {Failure, Verdict} from './verdict.ts';

/**
 * Holds the service of a candidate to what it was at the good end, by `confinement inspect`: bad is what is wider. Where it cannot be
 * inspected, as when its unit cannot be made, the candidate says nothing.
 *
 * @throws MachineryError when it cannot be inspected for another reason.
 */
export const tryService = async (
  {guest, module, service, lock, accel, timeoutFactor}: Omit<Candidate, 'subject'> & ServiceSubject,
  {onLine, signal}: TryOptions,
): Promise<Verdict> => {
  await using folder = RunFolder.create(runFolderPrefix);
  const results = folder.file('results');
  const args = [
    ...['inspect', service, `--guest=${guest}`, `--module=${module}`, `--accel=${accel}`],
    ...(timeoutFactor === undefined ? [] : [`--timeout-factor=${timeoutFactor}`]),
    ...[`--lock=${lock}`, `--results=${results}`],
  ];
  try {
    await run(process.execPath, [commandFile, ...args], {onLine, signal, deathSignal: 'TERM'});
    return {kind: 'good'};
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof CommandError && error.commandStatus === exitStatuses.failed) {
      return {kind: 'bad', failures: widerIn(readFileSync(`${results}/report.json`, 'utf8'))};
    }
    if (error instanceof CommandError && error.commandStatus === exitStatuses.usage) {
      const told = /^confinement: (?<line>.+)$/m.exec(error.stderr)?.groups?.line;
      return {kind: 'skip', reason: told ?? error.message};
    }
    throw new MachineryError(`the service could not be inspected: ${(error as Error).message}`, {
      cause: error,
    });
  }
};

/** What of a report's comparison is wider, as `inspect` tells it. */
const widerIn = (report: string): Failure[] => {
  const {was, is, services} = document.parse(JSON.parse(report)).comparison;
  const words = comparisonWords({was, is, file: 'kept', services});
  return services.map(({differences}, index) => ({
    title: words.services[index] ?? '',
    message: differenceTable(differences, ['was', 'is']).join('\n'),
  }));
};

const difference = z
  .object({
    what: z.string(),
    was: z.string(),
    is: z.string(),
    breadth: z.literal(['wider', 'narrower', 'other']),
  })
  .transform(({what, was, is, breadth}) => ({subject: what, expected: was, actual: is, breadth}));
const document = z.object({
  comparison: z.object({
    was: z.string(),
    is: z.string(),
    services: z.array(z.object({name: z.string(), differences: z.array(difference)})),
  }),
});
