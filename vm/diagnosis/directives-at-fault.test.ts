import test from 'ava';
import {knownSystemds} from '../systemd/known-systemds.ts';
import {directivesAtFault} from './directives-at-fault.ts';
import {directivesOfStatus} from './directives-of-status.ts';
import {syscallName} from './syscall-name.ts';

const declared = new Map([
  ['BindPaths', ['/run/postgresql:/run/postgresql:norbind']],
  ['ReadOnlyPaths', ['-/etc', '/srv/data']],
  ['User', ['web']],
  ['LimitNOFILE', ['1']],
]);

test('the directive that names the path of which was spoken is at fault', (t) => {
  const words = 'Failed to set up mount namespacing: /run/postgresql: No such file or directory';
  t.deepEqual(directivesAtFault({status: 'NAMESPACE', words, declared}), ['BindPaths']);
});

test('without a path it is one of those that systemd was at', (t) => {
  t.deepEqual(directivesAtFault({status: 'NAMESPACE', words: 'Failed: Permission denied', declared}), [
    'BindPaths',
    'ReadOnlyPaths',
  ]);
  t.deepEqual(directivesAtFault({status: 'LIMITS', words: undefined, declared}), ['LimitNOFILE']);
  t.deepEqual(directivesAtFault({status: 'SECCOMP', words: undefined, declared}), []);
  t.deepEqual(directivesAtFault({status: 'unheard of', words: undefined, declared}), []);
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

test('system calls have the names that the groups of systemd have', (t) => {
  t.is(syscallName(12), 'brk');
  t.is(syscallName(334), 'rseq');
  t.is(syscallName(424), 'pidfd_send_signal');
  t.is(syscallName(457), 'statmount');
  t.is(syscallName(400), undefined);
});
