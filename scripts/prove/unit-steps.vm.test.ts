import {fileURLToPath} from 'node:url';
import test from 'ava';
import {ConfinementRun} from '../testing/confinement-run.ts';

const steps = fileURLToPath(new URL('fixtures/unit-steps', import.meta.url));

test('steps with further services and open instances are proved, and leave nothing', async (t) => {
  await using run = new ConfinementRun({args: ['test', '--jobs', '1', '--steps', steps]});
  const {exitCode} = await run.process;
  t.deepEqual(
    run.cases().map(({id, status}) => `${id} ${status}`),
    ['1 passed', '2 passed', '3 passed', '4 passed'],
    run.said,
  );
  t.is(exitCode, 0);
});
