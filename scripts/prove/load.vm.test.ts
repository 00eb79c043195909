import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {cacheFolder} from '../../vm/cache/cache-folder.ts';
import {packageFolder} from '../project/project.ts';
import {busyDisk} from '../testing/load/busy-disk.ts';
import {busyProcessors} from '../testing/load/busy-processors.ts';
import {shortMemory} from '../testing/load/short-memory.ts';
import {ConfinementRun} from '../testing/confinement-run.ts';

const args = ['test', '--steps', 'scripts/prove/fixtures/load-steps'];

/** What each step comes to on a quiet host. */
const verdicts: Readonly<Record<string, string>> = {1: 'passed', 2: 'failed', 3: 'passed'};

/** Mebibytes: some less than a run takes when nobody limits it. */
const fewMebibytes = 340;

/** Each step has the verdict that it has on a quiet host, and nothing took less than no time. */
const assertVerdicts = async (t: ExecutionContext, run: ConfinementRun) => {
  const {exitCode} = await run.process;
  t.deepEqual(Object.fromEntries(run.cases().map(({id, status}) => [id, status])), verdicts, run.said);
  t.is(exitCode, 1, run.said);
  assertDurations(t, run);
};

const assertDurations = (t: ExecutionContext, run: ConfinementRun) => {
  const {phases, suites, durationMs} = run.record();
  const cases = suites.flatMap((suite) => suite.cases);
  const durations = [
    durationMs,
    ...[...phases, ...cases, ...cases.flatMap(({commands = []}) => commands)].map((each) => each.durationMs),
  ];
  t.true(durations.length > 10);
  t.true(
    durations.every((each) => each !== undefined && each >= 0 && each < 60 * 60_000),
    durations.join(', '),
  );
};

test.serial('all processors are busy', async (t) => {
  await using load = busyProcessors();
  await using run = new ConfinementRun({args});
  await assertVerdicts(t, run);
  t.true(load.lasts());
});

test.serial('the disk is slow', async (t) => {
  await using run = new ConfinementRun({args});
  await using load = busyDisk([run.project, cacheFolder()]);
  await assertVerdicts(t, run);
  t.true(load.lasts());
});

test.serial('memory is short', async (t) => {
  await using memory = shortMemory(fewMebibytes);
  if (memory === undefined) {
    t.log('NOT RUN: no control group of memory can be made here');
    t.pass();
    return;
  }
  await using run = new ConfinementRun({args});
  memory.add(run.pid);
  const {exitCode, signal} = await run.process;
  await run.isGone();
  const cases = run.cases();
  t.log(`met ${memory.met()} times; ${cases.map(({id, status}) => `${id} ${status}`).join(', ')}`);
  t.true(memory.met() > 0);
  // What it does not suffice for is the machinery's, and says nothing of a step.
  const unproved = cases.filter(({id, status}) => status !== verdicts[id]);
  if (signal !== 'SIGKILL') {
    t.true(unproved.every(({status}) => status === 'error'));
    t.is(exitCode, unproved.length === 0 ? 1 : 69, run.said);
  } else {
    t.true(unproved.every(({status}) => ['pending', 'running', 'error'].includes(status)));
  }
});

test.serial('the clocks of the host and of the guest jump', async (t) => {
  const clock = join(packageFolder, 'scripts/testing/jumping-clock.js');
  await using run = new ConfinementRun({args, env: {NODE_OPTIONS: `--import=${clock}`}});
  await assertVerdicts(t, run);
  const {suites} = run.record();
  const starts = suites
    .flatMap(({cases}) => cases.flatMap(({commands = []}) => commands))
    .map(({startedAt}) => startedAt);
  // They did jump: in their order the commands began at times that go back.
  t.true(starts.some((each, index) => index > 0 && each < (starts[index - 1] ?? '')));
  for (const suite of run.junit().children) {
    t.true(Number(suite.attributes.time) >= 0);
  }
});
