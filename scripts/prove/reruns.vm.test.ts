import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {assertRefused} from '../testing/assert-refused.ts';
import {ConfinementRun} from '../testing/confinement-run.ts';

// In the copy of the project that is run.
const steps = 'scripts/prove/fixtures/flaky-steps';

/** Steps 2, 3 and 5 are known; the entry of 3 hides no regression, and that of 5 is not asked for. */
const writeList = (project: string) => {
  const entry = {tracker: 'owner/repository#12', expires: '2199-12-31'};
  writeFileSync(
    join(project, 'known-flakes.json'),
    JSON.stringify([2, 3, 5].map((step) => ({step, guest: 'debian:trixie', ...entry}))),
  );
};

test.serial('a rerun labels what passes then, and makes nothing green but a known flake', async (t) => {
  await using run = new ConfinementRun({
    args: ['test', '--steps', steps, '--rerun-failed', '2', '--known-flakes', 'known-flakes.json'],
    edit: writeList,
  });
  const {exitCode, stdout} = await run.process;
  t.is(exitCode, 1, run.said);
  t.deepEqual(
    run.cases().map(({id, status, flaky, reruns}) => [id, status, flaky, reruns?.map((each) => each.status)]),
    [
      ['1', 'failed', true, ['passed']],
      ['2', 'known-flake', true, ['passed']],
      ['3', 'failed', undefined, ['failed', 'failed']],
      ['4', 'failed', undefined, ['error', 'error']],
      ['5', 'passed', undefined, undefined],
    ],
    run.said,
  );
  const crashed = run.cases()[3]?.reruns?.[0];
  t.regex(crashed?.failure?.message ?? '', /^machine debian:trixie 2025 rerun 1: QEMU ended after /);
  t.is(run.record().suites.length, 1);
  t.regex(stdout, /^ {2}FLAKY {8}1 /m);
  t.regex(stdout, /^1 passed, 3 failed, 1 known flake$/m);
  t.is(run.record().error, undefined);
});

test.serial('a run in which nothing but known flakes failed is good', async (t) => {
  await using run = new ConfinementRun({
    args: ['test', '2', '5', '--steps', steps, '--rerun-failed', '1', '--known-flakes', 'known-flakes.json'],
    edit: writeList,
  });
  const {exitCode} = await run.process;
  t.is(exitCode, 0, run.said);
  t.deepEqual(
    run.cases().map(({status}) => status),
    ['known-flake', 'passed'],
  );
});

for (const [flags, line] of [
  [['--repeat', '2'], /: --rerun-failed: does not go with --repeat, /],
  [['--keep'], /: --rerun-failed: does not go with --keep, /],
  [['--watch'], /: --rerun-failed: does not go with --watch, /],
  [['--known-flakes', 'none.json'], /: none\.json: cannot be read: /],
] as const) {
  test.serial(`--rerun-failed with ${flags.join(' ')} is refused before anything is made`, async (t) => {
    await using run = new ConfinementRun({args: ['test', '1', '--rerun-failed', '1', ...flags]});
    assertRefused(t, await run.process, line);
  });
}
