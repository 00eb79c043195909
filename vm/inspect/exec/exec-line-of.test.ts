import test from 'ava';
import {parseLocated} from '../unit/parse-located.ts';
import type {ExecKind} from './exec-kind.ts';
import {execLineOf} from './exec-line-of.ts';

const line = (kind: ExecKind, ...lines: readonly string[]) =>
  execLineOf(
    parseLocated({
      name: 'a.service',
      files: [{path: './a.service', text: ['[Service]', ...lines].join('\n')}],
    }),
    kind,
  );

test('of several commands that which may do most is told, with its place', (t) => {
  t.deepEqual(
    line(
      'ExecStartPre',
      'ExecStartPre=/bin/a',
      'ExecStart=+/bin/daemon',
      'ExecStartPre=!!/bin/b',
      'ExecStartPre=-/bin/c ; -+/bin/d x ; +/bin/e',
      'ExecStartPre=!/bin/f',
    ),
    {kind: 'ExecStartPre', prefix: '+', command: '-+/bin/d x', at: './a.service:5', count: 6},
  );
});

for (const [command, prefix] of [
  ['/bin/a', ''],
  ['@-:/bin/a b', ''],
  ['|/bin/a +', ''],
  ['-!/bin/a', '!'],
  ['@!!/bin/a b', '!!'],
  ['/bin/sh -c "x ; +/bin/a"', ''],
] as const) {
  test(`${command} has the prefix "${prefix}"`, (t) => {
    t.like(line('ExecStop', `ExecStop=${command}`), {prefix, count: 1});
  });
}

test('an empty one takes back those before, and without any there is none', (t) => {
  t.like(line('ExecStop', 'ExecStop=+/bin/a', 'ExecStop=', 'ExecStop=/bin/b'), {prefix: '', count: 1});
  t.is(line('ExecStop', 'ExecStop=+/bin/a', 'ExecStop='), undefined);
  t.is(line('ExecReload', 'ExecStop=/bin/a'), undefined);
});
