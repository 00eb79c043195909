import test from 'ava';
import {whyLacking} from './why-lacking.ts';

const broken = (fact: string, expected: string) => ({fact, expected, seen: 'none', state: 'broken'}) as const;
const facts = new Map([
  ['namespace user', 'host'],
  ['allowance memory.max', 'max'],
  ['allowance memory.zswap.max', 'none'],
  ['allowance cpuset.cpus', 'none'],
]);

test('a controller is one of those that the user’s manager has when any file of it is there', (t) => {
  t.regex(whyLacking([broken('allowance cpuset.cpus', '0')], {facts}) ?? '', /has not got that controller$/);
  t.is(whyLacking([broken('allowance memory.zswap.max', '0')], {facts}), undefined);
});

test('what needs namespaces needs one of users', (t) => {
  const [readOnly, group, writable] = [
    broken('mount /usr', 'ro'),
    broken('cgroup cgroup.procs', 'not allowed'),
    broken('path /srv', 'writable'),
  ];
  t.regex(whyLacking([readOnly, group], {facts}) ?? '', /only in a user namespace, which PrivateUsers=yes /);
  t.is(whyLacking([readOnly, writable], {facts}), undefined);
  t.is(whyLacking([readOnly], {facts: new Map([...facts, ['namespace user', 'own']])}), undefined);
});
