import test from 'ava';
import {unitLines} from './unit-lines.ts';

const here = [
  '# /etc/systemd/system/test1@.service',
  '[Unit]',
  'Description=test',
  '',
  '[Service]',
  'ExecStart=/nix/store/11111111111111111111111111111111-bash/bin/bash',
  'RootDirectory=/run/confinement/%n',
];
const there = [
  '# /run/systemd/system/test1@.service',
  '[Unit]',
  'Description=test',
  '',
  '[Service]',
  'ExecStart=/nix/store/22222222222222222222222222222222-bash/bin/bash',
  'RootDirectory=/run/confinement/test1',
  '',
  '[Install]',
  'WantedBy=multi-user.target',
];

test('what differs is marked, at its section; hashes of store paths do not differ', (t) => {
  t.deepEqual(
    unitLines(here, there)
      .filter((line) => line.in !== 'same')
      .map((line) => [line.in, line.text]),
    [
      ['here', 'RootDirectory=/run/confinement/%n'],
      ['there', 'RootDirectory=/run/confinement/test1'],
      ['there', '[Install]'],
      ['there', 'WantedBy=multi-user.target'],
    ],
  );
});

test('a directive that stands twice is missed where it stands once', (t) => {
  const twice = ['# /a', '[Service]', 'BindPaths=/x', 'BindPaths=/x'];
  t.deepEqual(unitLines(twice.slice(0, 3), twice).filter((line) => line.in === 'there').length, 1);
});

test('with nothing to compare with nothing is marked', (t) => {
  t.true(unitLines(here).every((line) => line.in === 'same'));
});
