import {readFileSync, writeFileSync} from 'node:fs';
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
  return {
    exitCode,
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
  t.deepEqual(await verdicts(['--set', 'seed', '--isolate']), shared);
});
