import test from 'ava';
import {addAlarms} from './add-alarms.ts';
import {describeAlarm} from './describe-alarm.ts';
import {fatalAlarms} from './fatal-alarms.ts';
import {sampleAlarm} from './fixtures/sample-alarm.ts';
import {sampleRun} from './fixtures/sample-run.ts';
import type {AlarmRecord} from './run-record.ts';

test('of one kind and one unit only the first is new; the others count', (t) => {
  const suite: {alarms?: AlarmRecord[]} = {};
  t.deepEqual(addAlarms(suite, []), []);
  t.false('alarms' in suite);
  const first = sampleAlarm({who: 'a.service'});
  t.deepEqual(addAlarms(suite, [first]), [first]);
  const other = sampleAlarm({who: 'b.service', file: 'b/journal.txt'});
  t.deepEqual(addAlarms(suite, [sampleAlarm({who: 'a.service', line: 9, count: 2}), other]), [other]);
  t.deepEqual(suite.alarms, [{...first, count: 3}, other]);
  t.is(first.count, 1);
});

test('an alarm in a line, whatever a guest has written there', (t) => {
  t.is(
    describeAlarm(sampleAlarm()),
    "failed unit: a.service: Failed with result 'signal'. (a/journal.txt:7)",
  );
  t.is(
    describeAlarm(sampleAlarm({text: 'x\u001b[2J\n y', count: 3})),
    'failed unit: x y (a/journal.txt:7, and 2 more)',
  );
  // Its file is not kept.
  t.is(describeAlarm({name: 'stall', text: 'x', count: 1}), 'stall: x');
  t.is(describeAlarm({name: 'stall', text: 'x', count: 2}), 'stall: x (and 1 more)');
});

test('those for which the run fails, but what a case tells already', (t) => {
  const run = sampleRun();
  const [suite] = run.suites;
  t.truthy(suite);
  const panic = sampleAlarm({name: 'kernel panic', verdict: 'fails', text: 'Kernel panic - not syncing: x'});
  addAlarms(suite ?? {}, [sampleAlarm(), panic]);
  t.deepEqual(fatalAlarms(run), [
    'debian:trixie × 2025: kernel panic: Kernel panic - not syncing: x (a/journal.txt:7)',
  ]);
  const failure = {
    message: 'QEMU ended (exit status 0): the kernel panicked: [ 1.0] Kernel panic - not syncing: x',
  };
  suite?.cases.push({id: '11', name: 'gone', status: 'error', failure, artifacts: []});
  t.deepEqual(fatalAlarms(run), []);
});
