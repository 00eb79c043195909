import {join, relative} from 'node:path';
import type {CommandContext} from '../progress/command-context.ts';
import {packageFolder, resultsRoot} from '../project/project.ts';
import {ensureHostPackages} from '../setup/ensure-host-packages.ts';
import {commitOf} from './commit/commit-of.ts';
import {measureBeside} from './measure-beside.ts';
import type {BenchmarkOptions} from './benchmark-options.ts';
import type {BenchmarkReport, MeasuredRow} from './benchmark-report.ts';
import {formatTable} from './format-table.ts';
import {describeGuest} from './describe-guest.ts';
import {describeHost} from './describe-host.ts';
import {addSitting} from './add-sitting.ts';
import {currentCommit} from './current-commit.ts';
import {readHistory} from './read-history.ts';
import {sittingOf} from './sitting-of.ts';
import type {Measurement} from './measurement.ts';
import {measurements} from './measurements.ts';
import {restoreGuest} from './restore-guest.ts';
import {summarise} from './summarise.ts';
import {withWorkspace} from './with-workspace.ts';
import {writeReport} from './write-report.ts';

/** Milliseconds for building and saving all that is restored later, and for each run of a measurement. */
const prepareMs = 30 * 60_000;
const runMs = 15 * 60_000;

/**
 * Measures one thing after the other, writes the report after each, prints the table on standard output, and resolves to
 * the exit status: 69 when something could not be measured, 130 when it was interrupted. What was measured stands.
 */
export const benchmarkCommand = async (
  {runs, only, beside}: BenchmarkOptions,
  {progress, signal}: CommandContext,
): Promise<number> => {
  const say = (what: string) => progress.now('bench', what);
  const chosen =
    beside === undefined
      ? measurements.filter(({name}) => only.includes(name))
      : [measureBeside(await commitOf(beside), beside)];
  await ensureHostPackages({onProgress: say, signal});
  const report: BenchmarkReport = {
    startedAt: new Date().toISOString(),
    runs,
    facts: await describeHost(),
    rows: [],
  };
  const historyFile = join(resultsRoot(), 'history.jsonl');
  const before = readHistory(historyFile);
  const commit = await currentCommit(packageFolder);
  const selected = chosen.map((measurement) => ({
    measurement,
    rows: measurement.rows.map((row): MeasuredRow => ({...row, samples: []})),
  }));
  const save = async () => {
    report.rows = summarise(selected.flatMap(({rows}) => rows));
    return writeReport(report, [...before, sittingOf(report, commit)], resultsRoot());
  };
  const attempt = async (rows: readonly MeasuredRow[], work: () => Promise<void>): Promise<void> => {
    try {
      signal.throwIfAborted();
      await work();
    } catch (error) {
      for (const row of rows) {
        row.failure ??= (error as Error).message;
      }
    }
    await save();
  };

  await attempt(
    selected.flatMap(({rows}) => rows),
    async () =>
      withWorkspace({runs, say, signal, limitMs: prepareMs}, async (context) => {
        say('all that is restored later');
        await using started = (await restoreGuest(context)).started;
        Object.assign(report.facts, describeGuest(started, context.steps.length));
      }),
  );
  for (const {measurement, rows} of selected) {
    if (rows.every(({failure}) => failure === undefined)) {
      await attempt(rows, async () =>
        withWorkspace({runs, say, signal, limitMs: runMs * (runs + 1)}, async (context) =>
          measurement.measure(context, adder(measurement, rows)),
        ),
      );
    }
  }
  report.endedAt = new Date().toISOString();
  const files = await save();
  await addSitting(historyFile, sittingOf(report, commit));
  progress.end();
  process.stdout.write(
    `${formatTable(report)}\nresults: ${files.map((file) => relative(process.cwd(), file)).join(', ')}\n`,
  );
  if (signal.aborted) {
    return 130;
  }
  return report.rows.some(({failure}) => failure !== undefined) ? 69 : 0;
};

/** Puts the samples of a measurement where they belong. */
const adder =
  ({name}: Measurement, rows: readonly MeasuredRow[]) =>
  (id: string, sample: number): void => {
    const row = rows.find((each) => each.id === id);
    if (row === undefined) {
      throw new Error(`the measurement ${name} has no row ${id}`);
    }
    // Microseconds, and bytes or so: more would be noise.
    row.samples.push(Math.round(sample * 1000) / 1000);
  };
