import test from 'ava';
import {sampleTable} from './fixtures/sample-table.ts';

test('each regression has its words and its state in each place', (t) => {
  t.deepEqual(sampleTable.places, ['debian:trixie 2024', 'debian:trixie 2025']);
  t.deepEqual(sampleTable.regressions[0], {
    number: 40,
    description: 'thing 40 holds',
    references: [{name: 'nixpkgs#40', url: 'https://github.com/NixOS/nixpkgs/issues/40'}],
    broke: 'thing 40 broke',
    since: '2024',
    hit: 'all',
    states: {
      'debian:trixie 2024': {state: 'holds'},
      'debian:trixie 2025': {state: 'failed', why: 'it is broken'},
    },
  });
  t.deepEqual(
    sampleTable.regressions.slice(1).map(({states}) => Object.values(states)),
    [
      [
        {state: 'reproduced', why: 'generation 2024'},
        {state: 'not run', why: 'QEMU died'},
      ],
      [{state: 'does not apply', why: 'too old'}, {state: 'holds'}],
      [{state: 'not run'}, {state: 'not run'}],
    ],
  );
});
