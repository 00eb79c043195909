import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {cacheFolder} from '../../vm/cache/cache-folder.ts';
import {packageFolder} from '../project/project.ts';
import {busyDisk} from '../testing/load/busy-disk.ts';
import {busyProcessors} from '../testing/load/busy-processors.ts';
import {memoryGroups} from '../testing/load/memory-groups.ts';
import {shortMemory} from '../testing/load/short-memory.ts';
import {ConfinementRun} from '../testing/confinement-run.ts';

/** A few short steps. */
const few = {
  args: ['test', '--steps', 'scripts/prove/fixtures/load-steps'],
  /** What each comes to on a quiet host. */
  verdicts: {1: 'passed', 2: 'failed', 3: 'passed'},
};

/** Number of a step that fails, beside those of the set. */
const bad = 98;

/** The steps of a set, and one that fails. */
const seed = {
  args: ['test', '--set', 'seed'],
  verdicts: {
    ...Object.fromEntries(Array.from({length: 11}, (_each, index) => [index + 1, 'passed'])),
    [bad]: 'failed',
  },
  edit: (project: string): void => {
    const step = readFileSync(join(project, 'scripts/prove/fixtures/load-steps/02-bad.ts'), 'utf8');
    writeFileSync(join(project, `steps/seed/${bad}-bad.ts`), step.replace('../../../../steps/', '../'));
  },
};

/** Mebibytes: some less than a run takes when nobody limits it. */
const fewMebibytes = 340;

/** Each step has the verdict that it has on a quiet host, and nothing took less than no time. */
const assertVerdicts = async (
  t: ExecutionContext,
  run: ConfinementRun,
  verdicts: Readonly<Record<number, string>>,
) => {
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
  await using run = new ConfinementRun(seed);
  await assertVerdicts(t, run, seed.verdicts);
  t.true(load.lasts());
});

test.serial('the disk is slow', async (t) => {
  await using run = new ConfinementRun(seed);
  await using load = busyDisk([run.project, cacheFolder()]);
  await assertVerdicts(t, run, seed.verdicts);
  t.true(load.lasts());
});

const groups = memoryGroups();
const {CI = ''} = process.env;
const isCi = !['', '0', 'false', 'no'].includes(CI.toLowerCase());

if (!('why' in groups)) {
  test.serial('memory is short', async (t) => {
    await using memory = shortMemory(groups, fewMebibytes);
    await using run = new ConfinementRun(few);
    memory.add(run.pid);
    const {exitCode, signal} = await run.process;
    await run.isGone();
    const cases = run.cases();
    t.log(`met ${memory.met()} times; ${cases.map(({id, status}) => `${id} ${status}`).join(', ')}`);
    t.true(memory.met() > 0);
    // What it does not suffice for is the machinery's, and says nothing of a step.
    const verdicts: Readonly<Record<string, string>> = few.verdicts;
    const unproved = cases.filter(({id, status}) => status !== verdicts[id]);
    if (signal !== 'SIGKILL') {
      t.true(unproved.every(({status}) => status === 'error'));
      t.is(exitCode, unproved.length === 0 ? 1 : 69, run.said);
    } else {
      t.true(unproved.every(({status}) => ['pending', 'running', 'error'].includes(status)));
    }
  });
} else if (isCi && groups.canBeMade) {
  test('memory is short', (t) => {
    t.fail(`no control group limits memory here, where they can be made: ${groups.why}`);
  });
} else {
  // As an ordinary user, or in a container: that is the host's to allow, and says nothing of the harness. To fail would be wrong, and to
  // pass would hide that nothing was tried. Where groups can be made, CI may not do without: see above.
  test.skip(`memory is short: NOT RUN, as no control group of memory can be made here (${groups.why})`, (t) => {
    t.pass();
  });
}

test.serial('the clocks of the host and of the guest jump', async (t) => {
  const clock = join(packageFolder, 'scripts/testing/jumping-clock.js');
  await using run = new ConfinementRun({...few, env: {NODE_OPTIONS: `--import=${clock}`}});
  await assertVerdicts(t, run, few.verdicts);
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
