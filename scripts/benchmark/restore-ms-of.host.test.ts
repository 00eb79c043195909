import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {MachineryError} from '../../harness/errors/machinery-error.ts';
import {restoreMsOf} from './restore-ms-of.ts';

const project = mkdtempSync(join(tmpdir(), 'restore-ms-'));
test.after.always(() => rmSync(project, {recursive: true, force: true}));
mkdirSync(join(project, 'test-results/latest'), {recursive: true});

test('what the newest run took to restore its guest; a run that booted one has no such time', async (t) => {
  const write = (...names: string[]) =>
    writeFileSync(
      join(project, 'test-results/latest/results.json'),
      JSON.stringify({phases: names.map((name, index) => ({name, durationMs: index * 100})), other: 1}),
    );
  write('steps', 'restore');
  t.is(await restoreMsOf(project), 100);
  write('steps', 'boot');
  await t.throwsAsync(restoreMsOf(project), {instanceOf: MachineryError, message: /was not restored$/});
});
