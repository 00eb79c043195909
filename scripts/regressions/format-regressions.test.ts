import test from 'ava';
import {sampleTable} from './fixtures/sample-table.ts';
import {formatRegressions} from './format-regressions.ts';

test('a line for each regression with its states, and below it what broke', (t) => {
  const lines = formatRegressions(sampleTable).split('\n');
  t.deepEqual(lines.slice(0, 5), [
    '                    debian:trixie 2024  debian:trixie 2025',
    '40  thing 40 holds  holds               failed',
    '      broke: thing 40 broke',
    '      since: 2024; hit: all',
    '      see:   nixpkgs#40',
  ]);
  t.is(lines[5], '41  thing 41 holds  reproduced          not run');
  t.is(lines[9], '42  thing 42 holds  does not apply      holds');
  t.is(lines.at(-1), '');
});
