import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {reportEnd} from '../../harness/report/testing/report-end.ts';
import {readRun} from '../../harness/results/read-run.ts';
import {recordRun} from './record-run.ts';

test('a run is recorded to its end, in all its files, in as long as it is to last', async (t) => {
  const root = mkdtempSync(join(tmpdir(), 'record-run-'));
  t.teardown(() => rmSync(root, {recursive: true}));
  const startedAt = performance.now();
  const busyMs = await recordRun({cases: 3, forMs: 500, root, signal: new AbortController().signal});
  const tookMs = performance.now() - startedAt;
  t.true(tookMs >= 500);
  t.true(busyMs > 0 && busyMs < tookMs);
  const folder = join(root, 'latest');
  const run = readRun(folder);
  t.deepEqual(
    run.suites[0]?.cases.map(({status, commands, artifacts}) => [status, commands?.length, artifacts.length]),
    Array.from({length: 3}, () => ['passed', 6, 2]),
  );
  const page = readFileSync(join(folder, 'report.html'), 'utf8');
  t.is(reportEnd(page), run.endedAt);
  t.true(page.includes('/1/units.txt') && page.includes('journal.txt'));
});
