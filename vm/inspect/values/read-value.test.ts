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
  t.is(word('quota', '50%'), '50%');
  t.is(word('mode', '077'), '0077');
  t.is(word('cpus', '0-2,5'), '0,1,2,5');
  t.is(word('cpus', '0-9999999999'), undefined);
});

test('limits of time and of nice values, each in what the kernel counts', (t) => {
  t.is(word('niceness', '-5'), '25:25');
  t.is(word('niceness', '+19'), '1:1');
  t.is(word('niceness', '30:infinity'), '30:infinity');
  t.is(word('niceness', '41'), undefined);
  t.is(word('microseconds', '20ms'), '20000');
  t.is(word('microseconds', '2'), '2000000');
  t.is(word('microseconds', '1min 500ms'), '60500000');
  t.is(word('microseconds', '1 fortnight'), undefined);
  t.is(word('microseconds-limit', '500:10s'), '500:10000000');
});

test('a rate is that of one device, in thousands', (t) => {
  t.is(word('rate', '/dev/vda 2M'), '2000000');
  t.is(word('rate', '/dev/vda 7'), '7');
  t.is(word('rate', '/dev/vda'), undefined);
  t.is(word('rate', '/dev/vda 1M', '/dev/vdb 1M'), undefined);
});

test('what has a value is unset only where it is that', (t) => {
  t.deepEqual(items('unset', 'A "B" C=1', 'D'), ['A', 'B', 'D']);
});

test('users by the machine’s own names, and not known is not known', (t) => {
  t.is(word('user', 'daemon'), '1');
  t.is(word('user', '1000'), '1000');
  t.is(word('user', 'stranger'), undefined);
  t.deepEqual(items('groups', 'adm 5'), ['4', '5']);
});
