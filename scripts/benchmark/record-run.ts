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

/**
 * Records a run as `confinement test` does, with as many steps as are asked for, as quick as each other, and resolves to the
 * milliseconds in which this process was busy with it: with its report, and with `results.json`, `junit.xml` and `ctrf.json`.
 * Between two changes it waits. The page's script is bundled once in a process, which counts for the first.
 */
export const recordRun = async ({cases, forMs, root, signal}: RecordRunOptions): Promise<number> => {
  const {command, suites} = recordOf(cases);
  const before = performance.eventLoopUtilization();
  const folder = createResultsFolder(root, {files: {[reportFile]: firstPage()}});
  const report = new ReportWriter(folder);
  const recorder = new Recorder(folder, {
    command,
    onChange: (change, run) => report.change(change, run),
  });
  const [{id, name, properties, cases: known} = {id: '', name: '', properties: {}, cases: []}] = suites;
  const suite = recorder.addSuite({id, name});
  suite.addProperties(properties);
  writeLogs(join(folder, id));
  const own = known.map((each) => ({
    each,
    recorded: suite.addCase(without(each, 'commands', 'artifacts', 'status')),
  }));
  const changes = own.flatMap(({each, recorded}) => [
    () => recorded.start(),
    ...(each.commands ?? []).map((did) => () => recorded.addCommand(did)),
    () => recorded.pass(),
    ...each.artifacts.map((path) => () => {
      writeFile(join(folder, path), unitText);
      recorded.addArtifact(path);
    }),
  ]);
  const startedAt = performance.now();
  for (const [index, change] of changes.entries()) {
    change();
    const due = startedAt + (forMs * (index + 1)) / changes.length;
    await delay(Math.max(0, due - performance.now()), undefined, {signal});
  }
  recorder.end({exitStatus: 0});
  report.end(recorder.record);
  return performance.eventLoopUtilization(before).active;
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
