import test from 'ava';
import {commandsIn} from './commands-in.ts';

test('a semicolon that is a word separates commands, and no other does', (t) => {
  t.deepEqual(commandsIn('/bin/a x ; +/bin/b  y ;'), ['/bin/a x', '+/bin/b  y']);
  for (const one of [
    '/bin/sh -c "a ; +b"',
    "/bin/sh -c 'a ; b' c",
    String.raw`/bin/find -exec x {} \; y`,
    '/bin/a;b',
    String.raw`/bin/sh -c "say \" ; " x`,
    '/bin/a "not ended ; at all',
  ]) {
    t.deepEqual(commandsIn(one), [one]);
  }
  t.deepEqual(commandsIn(' '), []);
});
