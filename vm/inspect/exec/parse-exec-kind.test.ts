import test from 'ava';
import {parseExecKind} from './parse-exec-kind.ts';

test('a line is named with or without what follows its name', (t) => {
  t.is(parseExecKind('ExecStartPre', '--exec'), 'ExecStartPre');
  t.is(parseExecKind('ExecStop=', '--exec'), 'ExecStop');
  t.is(parseExecKind('ExecReloadPost', '--exec'), 'ExecReloadPost');
});

for (const text of ['execstartpre', 'ExecStartPre=/bin/a', 'ExecRestart', '']) {
  test(`"${text}" is refused in one line`, (t) => {
    t.throws(() => parseExecKind(text, '--exec'), {
      name: 'UsageError',
      message: /^--exec .*: is no line .*; allowed: ExecCondition, ExecStartPre, .*ExecStopPost$/,
    });
  });
}
