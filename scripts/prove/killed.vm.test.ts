import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {reportEnd} from '../../harness/report/testing/report-end.ts';
import {reportFile} from '../../harness/results/results-layout.ts';
import {Workspace} from '../../vm/workspace/workspace.ts';
import {filesDeviations} from '../soak/files-deviations.ts';
import {ConfinementRun} from '../testing/confinement-run.ts';
import {makeStepLast} from '../testing/make-step-last.ts';

/** After the end of a run: nothing runs, its results stand, and after the next run no file is left. */
const assertNoTrace = async (t: ExecutionContext, run: ConfinementRun) => {
  await t.notThrowsAsync(run.isGone());
  const cases = run.cases();
  t.is(cases.length, 2);
  const junit = run.junit();
  t.is(junit.name, 'testsuites');
  t.true(
    junit.children.flatMap(({children}) => children.filter(({name}) => name === 'testcase')).length >= 2,
  );
  // All its files are whole, and the report says of its end just what the results do.
  t.deepEqual(filesDeviations(run.results), []);
  t.is(reportEnd(readFileSync(join(run.results, reportFile), 'utf8')), run.record().endedAt);
  const before = process.env.TMPDIR;
  process.env.TMPDIR = run.temporary;
  try {
    const workspace = await Workspace.open({acceleration: 'tcg'});
    await workspace[Symbol.asyncDispose]();
  } finally {
    if (before === undefined) {
      delete process.env.TMPDIR;
    } else {
      process.env.TMPDIR = before;
    }
  }
  t.deepEqual(run.leftovers(), []);
};

/** After an end in good order the run has told it, and has cleaned up by itself. */
const assertInterrupted = async (t: ExecutionContext, run: ConfinementRun, why: RegExp) => {
  t.is((await run.process).exitCode, 130, run.said);
  t.deepEqual(run.leftovers(), []);
  const record = run.record();
  t.is(record.exitStatus, 130);
  t.regex(record.error ?? '', why);
  t.truthy(record.endedAt);
};

test.serial('SIGKILL while the guest boots', async (t) => {
  await using run = new ConfinementRun({args: ['test', '--cold', '1', '7']});
  await run.isIn('boot');
  const qemu = await run.processWith('qemu-system');
  t.true(qemu > 0);
  await run.hasWritten();
  process.kill(run.pid, 'SIGKILL');
  t.is((await run.process).signal, 'SIGKILL');
  await assertNoTrace(t, run);
  t.is(run.record().endedAt, undefined);
  t.deepEqual(
    run.cases().map(({status}) => status),
    ['pending', 'pending'],
  );
});

test.serial('SIGTERM while the guest boots', async (t) => {
  await using run = new ConfinementRun({args: ['test', '--cold', '1', '7']});
  await run.isIn('boot');
  await run.processWith('qemu-system');
  process.kill(run.pid, 'SIGTERM');
  await assertInterrupted(t, run, /^interrupted: SIGTERM$/);
  await assertNoTrace(t, run);
});

// AVA is ended then, while its steps wait for the guest: a step's turn that comes later must find that nobody wants it.
test.serial('SIGHUP while the units are put into the guest', async (t) => {
  await using run = new ConfinementRun({args: ['test', '--cold', '1', '7']});
  await run.isIn('deploy');
  process.kill(run.pid, 'SIGHUP');
  await assertInterrupted(t, run, /^interrupted: SIGHUP$/);
  await assertNoTrace(t, run);
});

test.serial('SIGINT while steps run', async (t) => {
  await using run = new ConfinementRun({args: ['test', '1', '7'], edit: makeStepLast});
  await run.proves();
  process.kill(run.pid, 'SIGINT');
  await assertInterrupted(t, run, /^interrupted: SIGINT$/);
  await assertNoTrace(t, run);
});

test.serial('SIGKILL while steps run', async (t) => {
  await using run = new ConfinementRun({args: ['test', '1', '7'], edit: makeStepLast});
  await run.proves();
  await run.hasWritten();
  process.kill(run.pid, 'SIGKILL');
  t.is((await run.process).signal, 'SIGKILL');
  await assertNoTrace(t, run);
  t.is(run.record().endedAt, undefined);
});

test.serial('SIGKILL to npm while steps run', async (t) => {
  await using run = new ConfinementRun({args: ['test', '1', '7'], npm: true, edit: makeStepLast});
  await run.proves();
  process.kill(run.pid, 'SIGKILL');
  await assertNoTrace(t, run);
  const record = run.record();
  t.is(record.exitStatus, 130);
  t.regex(record.error ?? '', /^interrupted: npm, which started this, is gone$/);
});

test.serial('Ctrl-C on a terminal, of which npm and all of its children hear', async (t) => {
  await using run = new ConfinementRun({args: ['test', '1', '7'], npm: true, edit: makeStepLast});
  await run.proves();
  process.kill(-run.pid, 'SIGINT');
  await run.process;
  await assertNoTrace(t, run);
  const record = run.record();
  t.is(record.exitStatus, 130);
  t.regex(record.error ?? '', /^interrupted: SIGINT$/);
});

test.serial('a terminal that goes away, of which npm and all of its children hear', async (t) => {
  await using run = new ConfinementRun({args: ['test', '1', '7'], npm: true, edit: makeStepLast});
  await run.proves();
  run.process.stderr.destroy();
  run.process.stdout.destroy();
  process.kill(-run.pid, 'SIGHUP');
  await run.process;
  await assertNoTrace(t, run);
  const record = run.record();
  t.is(record.exitStatus, 130);
  // Either may be what is noticed first.
  t.regex(record.error ?? '', /^interrupted: (?:SIGHUP|npm, which started this, is gone)$/);
});

/** Milliseconds from the end of AVA to that of the run: two seconds, and three for a busy host. */
const promptMs = 5000;

for (const [who, program, how] of [
  ['the worker of AVA', 'ava/lib/worker', 'exit status 1'],
  ['AVA itself', 'ava/entrypoints/cli', 'SIGKILL'],
] as const) {
  for (const [moment, flags, isIn] of [
    ['while steps run', [], async (run: ConfinementRun) => run.proves()],
    ['while steps run on machines of their own', ['--isolate'], async (run: ConfinementRun) => run.proves()],
    ['while the guest boots', ['--cold'], async (run: ConfinementRun) => run.isIn('boot')],
  ] as const) {
    test.serial(`SIGKILL to ${who} ${moment}`, async (t) => {
      await using run = new ConfinementRun({args: ['test', '1', '7', ...flags], edit: makeStepLast});
      await isIn(run);
      process.kill(await run.processWith(program), 'SIGKILL');
      const killedAt = performance.now();
      const end = await run.process;
      const tookMs = performance.now() - killedAt;
      t.log(`the run ended after ${Math.round(tookMs)} ms`);
      t.true(tookMs < promptMs);
      t.is(end.exitCode, 69, run.said);
      t.deepEqual(run.leftovers(), []);
      await assertNoTrace(t, run);
      for (const {status, failure} of run.cases().filter(({status}) => status !== 'passed')) {
        t.is(status, 'error');
        t.is(
          failure?.message.replace(/; see .*/, ''),
          `the program that runs the steps (AVA) ended (${how}) without a verdict on this step`,
        );
      }
      t.true(run.cases().some(({status}) => status === 'error'));
    });
  }
}

test.serial('SIGKILL to QEMU while steps run', async (t) => {
  await using run = new ConfinementRun({args: ['test', '1', '7'], edit: makeStepLast});
  await run.proves();
  const killedAt = performance.now();
  process.kill(await run.processWith('qemu-system'), 'SIGKILL');
  const end = await run.process;
  t.is(end.exitCode, 69, run.said);
  t.true(performance.now() - killedAt < 60_000);
  t.deepEqual(run.leftovers(), []);
  await assertNoTrace(t, run);
  const unproved = run.cases().filter(({status}) => status !== 'passed');
  t.true(unproved.length > 0);
  for (const {status, failure} of unproved) {
    t.is(status, 'error');
    t.regex(
      failure?.message ?? '',
      /^machine debian:trixie 2025: QEMU ended after \d+\.\d s \(killed by SIGKILL\)\nthe console's last lines:\n {2}[^]*guest-ready/,
    );
  }
  t.is(run.record().exitStatus, 69);
  t.true(end.stdout.includes('QEMU ended after'));
});
