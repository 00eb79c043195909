import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {sampleRun} from '../../harness/results/fixtures/sample-run.ts';
import {printRun} from './print-run.ts';

const printed = (env: Record<string, string>, text: string) => {
  const said = {out: '', err: ''};
  printRun(sampleRun(), {
    results: '/r',
    format: () => text,
    env,
    out: (part) => {
      said.out += part;
    },
    err: (part) => {
      said.err += part;
    },
  });
  return said;
};

const hostile = '  ::add-mask::x\nas ##[error]y\nstays: ::\n';

test('elsewhere than on GitHub a text is printed as it is', (t) => {
  t.deepEqual(printed({GITHUB_STEP_SUMMARY: '/nowhere'}, hostile), {out: hostile, err: ''});
});

test('on GitHub what failed is marked, a summary is added, and nothing in the text is a command', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'summary-'));
  t.teardown(async () => rm(folder, {recursive: true, force: true}));
  const file = join(folder, 'summary.md');
  await writeFile(file, 'before\n');
  const {out, err} = printed({GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: file}, hostile);
  t.is(out, '  : :add-mask::x\nas # #[error]y\nstays: ::\n');
  t.regex(err, /^::error title=.*\n::error title=.*\n$/);
  t.regex(await readFile(file, 'utf8'), /^before\n### confinement: \*\*1 failed\*\*/);
  t.regex(printed({GITHUB_ACTIONS: 'true'}, 'x').err, /^::error /);
});
