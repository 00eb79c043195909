import test from 'ava';
import {relaxableDirective} from './relaxable-directive.ts';

test('a directive is named with or without what follows its name', (t) => {
  for (const text of ['PrivateTmp', 'PrivateTmp=']) {
    t.is(relaxableDirective(text, '--relax'), 'PrivateTmp');
  }
  t.is(relaxableDirective('JoinsNamespaceOf', '--relax'), 'JoinsNamespaceOf');
});

for (const [text, message] of [
  ['ReadOnlyPath', /^--relax ReadOnlyPath: no systemd knows .*; the nearest name is ReadOnlyPaths$/],
  ['privatetmp', /the nearest name is PrivateTmp$/],
  ['Xyzzy', /of that name$/],
  ['PrivateTmp=yes', /allowed: its name, PrivateTmp$/],
  ['Restart', /Restart= says how the daemon is run/],
] as const) {
  test(`${text} is refused in one line`, (t) => {
    t.throws(() => relaxableDirective(text, '--relax'), {name: 'UsageError', message});
  });
}
