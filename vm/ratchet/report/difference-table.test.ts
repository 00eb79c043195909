import test from 'ava';
import type {Difference} from '../../probe/difference.ts';
import {differenceTable} from './difference-table.ts';

const differences: readonly Difference[] = [
  {subject: 'uid', expected: 'web', actual: 'db', breadth: 'other'},
  {subject: 'effective capability chown', expected: 'yes', actual: 'no', breadth: 'narrower'},
  {subject: 'can mount', expected: 'EPERM', actual: 'allowed', breadth: 'wider'},
  {subject: 'section mounts', expected: 'told', actual: 'timeout', breadth: 'other'},
  {subject: 'path /etc', expected: 'readable', actual: 'writable', breadth: 'wider'},
  {subject: 'path /srv', expected: 'absent', actual: 'readable', breadth: 'wider'},
];

test('what is wider comes first, by what it is about', (t) => {
  t.deepEqual(differenceTable(differences, ['lock', 'now']), [
    'about         what                        lock      now',
    'identity      uid                         web       db        other',
    'system calls  can mount                   EPERM     allowed   wider',
    'mounts        section mounts              told      timeout   other',
    'paths         path /etc                   readable  writable  wider',
    '              path /srv                   absent    readable  wider',
    'capabilities  effective capability chown  yes       no        narrower',
  ]);
  t.deepEqual(differenceTable([], ['lock', 'now']), []);
});

test('a long table is cut, and says so', (t) => {
  const many = Array.from({length: 70}, (_, index) => ({
    subject: `path /p${String(index)}`,
    expected: 'readable',
    actual: 'writable',
    breadth: 'wider' as const,
  }));
  const lines = differenceTable(many, ['lock', 'now']);
  t.is(lines.length, 62);
  t.is(lines.at(-1), 'and 10 more');
});
