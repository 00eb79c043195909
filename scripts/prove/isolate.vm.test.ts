import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {ConfinementRun} from '../testing/confinement-run.ts';

/** Makes step 7 one that fails, so that there are both verdicts to compare. */
const breakStep = (project: string) => {
  const file = join(project, 'steps/seed/07-bin-sh.ts');
  writeFileSync(file, readFileSync(file, 'utf8').replace("'bar'", "'baz'"));
};

const verdicts = async (flags: readonly string[]) => {
  await using run = new ConfinementRun({args: ['test', ...flags], edit: breakStep});
  const {exitCode} = await run.process;
  const [suite] = run.record().suites;
  return {
    exitCode,
    /** Phases, and beginnings of consoles, of machines that are one step's own. */
    own: run.record().phases.flatMap(({name, case: id}) => (id === undefined ? [] : [`${name} ${id}`])),
    consoles: (suite?.cases ?? []).filter(({consoleStartedAt, startedAt = ''}) =>
      consoleStartedAt === undefined ? false : consoleStartedAt <= startedAt,
    ).length,
    timings: (suite?.cases ?? []).filter(({id}) =>
      existsSync(join(run.results, suite?.id ?? '', id, 'machine/console.timing')),
    ).length,
    cases: run
      .cases()
      .map(({id, status, failure}) => ({id, status, why: failure?.message.split('\n').slice(0, 3)})),
  };
};

test('steps with a machine of their own have the verdicts of those that share one', async (t) => {
  const shared = await verdicts(['--set', 'seed']);
  t.is(shared.exitCode, 1);
  t.deepEqual(
    shared.cases.filter(({status}) => status !== 'passed').map(({id}) => id),
    ['7'],
  );
  t.is(shared.cases.length, 11);
  t.deepEqual([shared.own, shared.consoles, shared.timings], [[], 0, 0]);
  const isolated = await verdicts(['--set', 'seed', '--isolate']);
  t.deepEqual({exitCode: isolated.exitCode, cases: isolated.cases}, {exitCode: 1, cases: shared.cases});
  // When each machine came back, and from when the times of its console count.
  t.deepEqual(
    isolated.own.filter((each) => each.startsWith('restore ')).sort(),
    shared.cases.map(({id}) => `restore ${id}`).sort(),
  );
  t.deepEqual([isolated.consoles, isolated.timings], [11, 11]);
});
