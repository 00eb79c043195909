import test from 'ava';
import {UsageError} from '../../harness/errors/usage-error.ts';
import {measurements} from './measurements.ts';
import {parseBenchmarkOptions} from './parse-benchmark-options.ts';

const names = measurements.map(({name}) => name);

test('five runs of everything, unless told otherwise', (t) => {
  t.deepEqual(parseBenchmarkOptions([]), {runs: 5, only: names});
  t.deepEqual(parseBenchmarkOptions(['--only', 'boot', 'exec', '--runs', '12']), {
    runs: 12,
    only: ['boot', 'exec'],
  });
  t.deepEqual(parseBenchmarkOptions(['--profile', '--runs', '2']), {runs: 2, only: ['profile']});
  t.deepEqual(parseBenchmarkOptions(['--beside', 'HEAD~2']), {runs: 5, only: names, beside: 'HEAD~2'});
});

test('what is not allowed is refused in one line that says what is', (t) => {
  for (const [args, told] of [
    [['--runs', '0'], /--runs.*'0'.*a whole number above 0$/],
    [['--runs', '1.5'], /a whole number above 0$/],
    [['--runs'], /--runs.*argument missing$/],
    [
      ['--only', 'boot', 'boots'],
      /--only.*'boots'.*boot, restore, exec, profile, steps, watch, inspect, memory, growth, writing\.$/,
    ],
    [['--profile', '--only', 'boot'], /'--profile' cannot be used with option '--only <name...>'$/],
    [
      ['--beside', 'x', '--only', 'boot'],
      /'--beside <commit>' cannot be used with option '--only <name...>'$/,
    ],
    [['--onyl', 'boot'], /unknown option '--onyl'$/],
    [['boot'], /too many arguments/],
  ] as const) {
    const error = t.throws(() => parseBenchmarkOptions(args), {instanceOf: UsageError, message: told});
    t.regex(error.message, /^bench: .*$/);
  }
});

test('each row has an id of its own', (t) => {
  const ids = measurements.flatMap(({rows}) => rows.map(({id}) => id));
  t.is(new Set(ids).size, ids.length);
  t.true(ids.includes('boot') && ids.includes('floor'));
});
