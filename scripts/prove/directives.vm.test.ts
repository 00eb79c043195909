import test from 'ava';
import {ConfinementRun} from '../testing/confinement-run.ts';

// In the copy of the project that is run.
const steps = 'scripts/prove/fixtures/directive-steps';

test('any directive that the systemd of the guest knows can be proved, and one that it does not know is told', async (t) => {
  await using run = new ConfinementRun({
    args: ['test', '--steps', steps, '--guest', 'debian:trixie', '--module', '2025'],
  });
  const {exitCode} = await run.process;
  const [ports, unknown] = run.cases();
  t.is(ports?.status, 'passed', ports?.failure?.message ?? run.said);
  t.is(unknown?.status, 'failed', run.said);
  t.regex(
    unknown?.failure?.message ?? '',
    /test2@\.service:\d+: MemoryTHP=never\n.*Unknown key 'MemoryTHP' in section \[Service\], ignoring/,
  );
  t.is(exitCode, 1);
});
