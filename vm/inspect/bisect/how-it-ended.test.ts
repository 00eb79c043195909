import test from 'ava';
import {howItEnded} from './how-it-ended.ts';

const ended = (result: string, status: number, wasKilled = false, syscall?: number) =>
  howItEnded(
    {result, status, wasKilled, syscall},
    {exitStatuses: {'1': 'FAILURE', '226': 'NAMESPACE'}, syscallGroups: {'@default': ['brk']}},
  );

test('a number of systemd’s own is told by its name, one of the service’s as it is', (t) => {
  t.is(ended('exit-code', 226), '226/NAMESPACE');
  t.is(ended('exit-code', 250), 'exit status 250');
  t.is(ended('exit-code', 1), 'exit status 1');
  t.is(ended('exec-condition', 0), 'result exec-condition');
});

test('a signal is told by its name, but for that of systemd, when it did not start in time', (t) => {
  t.is(ended('core-dump', 31, true), 'SIGSYS');
  t.is(ended('core-dump', 31, true, 12), 'SIGSYS, brk of @default');
  t.is(ended('timeout', 15, true), 'it did not start in time');
});
