import test from 'ava';
import {readValue} from './read-value.ts';

const names = {users: new Map([['daemon', 1]]), groups: new Map([['adm', 4]])};
const word = (...args: [Parameters<typeof readValue>[0], ...string[]]) =>
  readValue(args[0], args.slice(1), names)?.word;
const items = (...args: [Parameters<typeof readValue>[0], ...string[]]) =>
  readValue(args[0], args.slice(1), names)?.items;

test('switches have many words', (t) => {
  t.deepEqual(
    ['1', 'on', 'TRUE', 'no', '0'].map((each) => word('switch', each)),
    ['yes', 'yes', 'yes', 'no', 'no'],
  );
  t.is(word('word', 'true'), 'yes');
  t.is(word('word', 'full'), 'full');
});

test('capabilities add up, and with ~ are taken from all', (t) => {
  t.deepEqual(items('capabilities', 'CAP_CHOWN', 'CAP_KILL'), ['chown', 'kill']);
  t.deepEqual(items('capabilities', ''), []);
  t.false(items('capabilities', '~CAP_CHOWN')?.includes('chown'));
  t.true(items('capabilities', '~CAP_CHOWN')?.includes('kill'));
});

test('namespaces and families that are left', (t) => {
  t.deepEqual(items('namespaces', 'yes'), []);
  t.deepEqual(items('namespaces', 'net user'), ['net-namespace', 'user-namespace']);
  t.is(items('namespaces', '~user')?.includes('user-namespace'), false);
  t.deepEqual(items('families', 'AF_UNIX AF_INET'), ['unix', 'inet']);
  t.deepEqual(items('families', 'none'), []);
});

test('paths without what stands before them, targets of binds', (t) => {
  t.deepEqual(items('paths', '-/a/ +/b', '"/c d"'), ['/a', '/b', '/c d']);
  t.deepEqual(items('binds', '-/a:/b:rbind /c', '/d:ro'), ['/b', '/c', '/d']);
  t.deepEqual(items('paths', 'a /b ./c', '-', '%h/x'), ['/b']);
  t.deepEqual(items('binds', '12 a:b'), []);
  t.deepEqual(items('names', 'a /b ../c d/../e f:g h/'), ['a', 'f', 'h']);
});

test('amounts in the units of the kernel', (t) => {
  t.is(word('bytes', '2M'), '2097152');
  t.is(word('bytes', 'infinity'), 'max');
  t.is(word('bytes', '10%'), undefined);
  t.is(word('limit', '1K:infinity'), '1024:infinity');
  t.is(word('quota', '50%'), '50000 100000');
  t.is(word('mode', '077'), '0077');
  t.is(word('cpus', '0-2,5'), '0,1,2,5');
  t.is(word('cpus', '0-9999999999'), undefined);
});

test('users by the machine’s own names, and not known is not known', (t) => {
  t.is(word('user', 'daemon'), '1');
  t.is(word('user', '1000'), '1000');
  t.is(word('user', 'stranger'), undefined);
  t.deepEqual(items('groups', 'adm 5'), ['4', '5']);
});
