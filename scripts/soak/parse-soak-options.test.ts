import test from 'ava';
import {UsageError} from '../../harness/errors/usage-error.ts';
import {parseSoakOptions} from './parse-soak-options.ts';

test('without options it is a thousand step runs and two hundred kills, with any seed', (t) => {
  t.like(parseSoakOptions([]), {steps: 1000, kills: 200});
  t.true(Number.isInteger(parseSoakOptions([])?.seed));
  t.deepEqual(parseSoakOptions(['--steps', '30', '--kills', '0', '--seed', '7', '--timeout-factor', '2']), {
    steps: 30,
    kills: 0,
    seed: 7,
    timeoutFactor: 2,
  });
});

for (const args of [['--steps', '-1'], ['--kills', 'many'], ['--seed', '1.5'], ['--rounds', '2'], ['3']]) {
  test(`${args.join(' ')} is refused`, (t) => {
    t.throws(() => parseSoakOptions(args), {instanceOf: UsageError, message: /^soak: [^\n]+$/});
  });
}
