import {appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {firstPage} from '../../harness/report/first-page.ts';
import {ReportWriter} from '../../harness/report/report-writer.ts';
import {Recorder} from '../../harness/results/recorder.ts';
import {filesDeviations} from './files-deviations.ts';

const parent = mkdtempSync(join(tmpdir(), 'files-deviations-'));
test.after.always(() => rmSync(parent, {recursive: true, force: true}));

/** The results of a run that is on its way, and the report of it. */
const begun = () => {
  const folder = mkdtempSync(join(parent, 'run-'));
  const file = join(folder, 'report.html');
  writeFileSync(file, firstPage());
  const report = new ReportWriter(folder);
  const recorder = new Recorder(folder, {
    command: ['tool', 'test'],
    onChange: (change, run) => report.change(change, run),
  });
  recorder.addSuite({id: 's', name: 'suite'}).addCase({id: '1', name: '</script>'}).start();
  return {folder, file, report, recorder};
};

test('a killed run whose files are whole has none, whenever it was killed', (t) => {
  const {folder, report, recorder} = begun();
  t.deepEqual(filesDeviations(folder), []);
  recorder.end({exitStatus: 0});
  t.deepEqual(filesDeviations(folder), []);
  report.end(recorder.record);
  t.deepEqual(filesDeviations(folder), []);
});

test('a report that is not there, not whole, or says too much is told', (t) => {
  const {folder, file, recorder} = begun();
  const whole = readFileSync(file, 'utf8');
  truncateSync(file, whole.length - 5);
  t.regex(
    filesDeviations(folder).join(),
    /^report\.html is not whole: there is no block where one should begin/,
  );
  truncateSync(file, 100);
  t.deepEqual(filesDeviations(folder), ['report.html is not whole: the page has no beginning']);
  writeFileSync(file, whole);
  appendFileSync(
    file,
    `<script type="application/json" class="part">{"of":"run","run":{"endedAt":"2026-11-24T05:35:22.000Z"}}</script>\n`,
  );
  t.deepEqual(filesDeviations(folder), [
    'report.html says that the run ended at 2026-11-24T05:35:22.000Z, and its results do not',
  ]);
  rmSync(file);
  t.regex(filesDeviations(folder).join(), /^report\.html is not whole: ENOENT/);
  recorder.end({exitStatus: 0});
});
