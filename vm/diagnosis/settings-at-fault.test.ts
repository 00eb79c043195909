import test from 'ava';
import {knownSystemds} from '../systemd/known-systemds.ts';
import {directivesOfStatus} from './directives-of-status.ts';
import {settingsAtFault} from './settings-at-fault.ts';
import {syscallName} from './syscall-name.ts';

const settings = [
  {name: 'ReadOnlyPaths', value: '-/etc /srv/data'},
  {name: 'BindPaths', value: '/run/postgresql:/run/postgresql:norbind'},
  {name: 'BindPaths', value: '/mnt'},
  {name: 'User', value: 'web'},
  {name: 'LimitNOFILE', value: '1'},
];
const atFault = (status: string, words?: string) => settingsAtFault({status, words, settings});
const [readOnly, postgresql, mnt, , limit] = settings;

test('the setting that names the path of which was spoken is at fault', (t) => {
  const words = 'Failed to set up mount namespacing: /run/postgresql: No such file or directory';
  t.deepEqual(atFault('NAMESPACE', words), [postgresql]);
});

test('without a path it is one of those that systemd was at', (t) => {
  t.deepEqual(atFault('NAMESPACE', 'Failed: Permission denied'), [postgresql, mnt, readOnly]);
  t.deepEqual(atFault('LIMITS'), [limit]);
  t.deepEqual(atFault('SECCOMP'), []);
  t.deepEqual(atFault('unheard of'), []);
});

test('statuses and directives are those that some systemd has', (t) => {
  const statuses = new Set(knownSystemds.flatMap(({exitStatuses}) => Object.values(exitStatuses)));
  const directives = new Set(knownSystemds.flatMap((each) => each.directives.Service));
  for (const [status, names] of Object.entries(directivesOfStatus)) {
    t.true(statuses.has(status), status);
    t.deepEqual(
      names.filter((name) => name !== 'Limit' && !directives.has(name)),
      [],
    );
  }
});

test('each status of systemd itself has directives, but for those that are about none', (t) => {
  const own = knownSystemds.flatMap(({exitStatuses}) =>
    Object.entries(exitStatuses).flatMap(([status, name]) =>
      Number(status) >= 200 && name !== 'EXCEPTION' ? [name] : [],
    ),
  );
  t.deepEqual(
    [...new Set(own)].filter((name) => directivesOfStatus[name] === undefined),
    ['MEMORY', 'SIGNAL_MASK', 'SETSID', 'CONFIRM', 'CHOWN'],
  );
});

test('system calls have the names that the groups of systemd have', (t) => {
  t.is(syscallName(12), 'brk');
  t.is(syscallName(334), 'rseq');
  t.is(syscallName(424), 'pidfd_send_signal');
  t.is(syscallName(336), 'uprobe');
  t.is(syscallName(457), 'statmount');
  t.is(syscallName(467), 'open_tree_attr');
  t.is(syscallName(469), 'file_setattr');
  t.is(syscallName(471), 'rseq_slice_yield');
  t.is(syscallName(400), undefined);
  t.is(syscallName(472), undefined);
});
