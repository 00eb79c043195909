import test from 'ava';
import {ConfinementRun} from '../testing/confinement-run.ts';

// In the copy of the project that is run.
const steps = 'scripts/prove/fixtures/unit-steps';

test('steps with further services, open instances and refusals are proved, and leave nothing', async (t) => {
  await using run = new ConfinementRun({
    args: ['test', '--jobs', '1', '--steps', steps, '--module', '2019', '--module', '2025'],
  });
  const {exitCode} = await run.process;
  const [then, now] = run
    .record()
    .suites.map(({cases}) => Object.fromEntries(cases.map(({id, status}) => [id, status])));
  const all = {1: 'passed', 2: 'passed', 3: 'passed', 4: 'passed', 5: 'passed', 6: 'passed', 7: 'passed'};
  t.deepEqual(now, all, run.said);
  t.deepEqual(then, {...all, 3: 'reproduced'}, run.said);
  t.is(exitCode, 0);
  const refused = run.record().suites[0]?.cases.find(({id}) => id === '6');
  t.deepEqual(
    refused?.commands?.map(({command}) => command),
    ['nix-build of the units of step 6'],
  );
});
