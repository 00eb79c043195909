import test from 'ava';
import {ConfinementRun} from '../testing/confinement-run.ts';

test('--jobs 1 proves one step after the other', async (t) => {
  await using run = new ConfinementRun({args: ['test', '--jobs', '1', '5', '7', '8']});
  t.is((await run.process).exitCode, 0, run.said);
  const times = run
    .cases()
    .map(({startedAt = '', durationMs = 0}) => ({startMs: Date.parse(startedAt), durationMs}))
    .sort((a, b) => a.startMs - b.startMs);
  t.is(times.length, 3);
  for (const [index, {startMs}] of times.entries()) {
    const before = times[index - 1];
    if (before !== undefined) {
      t.true(startMs >= before.startMs + before.durationMs);
    }
  }
});

test('--jobs takes a whole number above 0', async (t) => {
  for (const jobs of ['0', '-1', '1.5', 'many', '']) {
    await using run = new ConfinementRun({args: ['test', `--jobs=${jobs}`, '5']});
    t.is((await run.process).exitCode, 2);
    t.is(run.said.split('\n').length, 2);
    t.true(
      run.said.endsWith(
        ` option '--jobs <n>' argument '${jobs}' is invalid. allowed: a whole number above 0\n`,
      ),
      run.said,
    );
  }
});
