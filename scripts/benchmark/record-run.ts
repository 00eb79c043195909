import {mkdirSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {setTimeout as delay} from 'node:timers/promises';
import {firstPage} from '../../harness/report/first-page.ts';
import {ReportWriter} from '../../harness/report/report-writer.ts';
import {without} from '../../harness/report/without.ts';
import {createResultsFolder} from '../../harness/results/create-results-folder.ts';
import {Recorder} from '../../harness/results/recorder.ts';
import {reportFile} from '../../harness/results/results-layout.ts';
import {recordOf} from './record-of.ts';

export type RecordRunOptions = {
  readonly cases: number;
  /** Milliseconds that the run lasts. */
  readonly forMs: number;
  /** Its results folder is made there. */
  readonly root: string;
  readonly signal: AbortSignal;
};

/** Milliseconds of waiting that are enough to know what it takes. */
const mostWaitingMs = 20_000;

/**
 * Records a run as `confinement test` does, with as many steps as are asked for, as quick as each other, and resolves to the
 * milliseconds in which this process was busy with it: with its report, and with `results.json`, `junit.xml` and `ctrf.json`.
 * Between two changes it waits, which does not count. The page's script is bundled once in a process, which counts for the first.
 */
export const recordRun = async ({cases, forMs, root, signal}: RecordRunOptions): Promise<number> => {
  const {command, suites} = recordOf(cases);
  const atStart = performance.eventLoopUtilization();
  const folder = createResultsFolder(root, {files: {[reportFile]: firstPage()}});
  const report = new ReportWriter(folder);
  const recorder = new Recorder(folder, {
    command,
    onChange: (change, run) => report.change(change, run),
  });
  const [{id, name, properties, cases: known} = {id: '', name: '', properties: {}, cases: []}] = suites;
  const suite = recorder.addSuite({id, name});
  suite.addProperties(properties);
  const startMs = performance.eventLoopUtilization(atStart).active;
  // The files of a guest and of its steps are there in any case.
  writeLogs(join(folder, id));
  for (const path of known.flatMap(({artifacts}) => artifacts)) {
    writeFile(join(folder, path), unitText);
  }
  const before = performance.eventLoopUtilization();
  const own = known.map((each) => ({
    each,
    recorded: suite.addCase(without(each, 'commands', 'artifacts', 'status')),
  }));
  const changes = own.flatMap(({each, recorded}) => [
    () => recorded.start(),
    ...(each.commands ?? []).map((did) => () => recorded.addCommand(did)),
    () => recorded.pass(),
    ...each.artifacts.map((path) => () => recorded.addArtifact(path)),
  ]);
  await pacedly(changes, forMs, signal);
  recorder.end({exitStatus: 0});
  report.end(recorder.record);
  const busyMs = startMs + performance.eventLoopUtilization(before).active;
  return busyMs - (await waitingMs(changes.length, forMs, signal));
};

/** Makes the changes in so many milliseconds, as long after one another. */
const pacedly = async (
  changes: readonly (() => void)[],
  forMs: number,
  signal: AbortSignal,
): Promise<void> => {
  const startedAt = performance.now();
  for (const [index, change] of changes.entries()) {
    change();
    const due = startedAt + (forMs * (index + 1)) / changes.length;
    await delay(Math.max(0, due - performance.now()), undefined, {signal});
  }
};

/**
 * Milliseconds that this process is busy with waiting so often in so long a time, which a run does not do. It is measured at the
 * same pace, as to wake costs the more the longer a processor has slept.
 */
const waitingMs = async (times: number, forMs: number, signal: AbortSignal): Promise<number> => {
  const part = Math.min(1, mostWaitingMs / forMs);
  const nothing = Array.from({length: Math.round(times * part)}, () => () => undefined);
  const before = performance.eventLoopUtilization();
  await pacedly(nothing, forMs * part, signal);
  return performance.eventLoopUtilization(before).active / part;
};

/** As long as those of a guest of ours. */
const writeLogs = (folder: string): void => {
  const line = (index: number): string =>
    `2026-11-24T05:35:22.${String(index).padStart(6, '0')}+0000 guest systemd[1]: Started test${index}@0.service.\n`;
  writeFile(join(folder, 'console.log'), Array.from({length: 120}, (_, index) => line(index)).join(''));
  writeFile(join(folder, 'journal.txt'), Array.from({length: 1000}, (_, index) => line(index)).join(''));
};

/** As long as the two units of a step of ours. */
const unitText = Array.from(
  {length: 50},
  (_, index) => `BindReadOnlyPaths=/nix/store/${index * 7919}-x\n`,
).join('');

const writeFile = (path: string, text: string): void => {
  mkdirSync(dirname(path), {recursive: true});
  writeFileSync(path, text);
};
