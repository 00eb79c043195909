import test from 'ava';
import {CaseRecorder} from './case-recorder.ts';
import type {CaseRecord} from './run-record.ts';
import {systemClock} from './system-clock.ts';

const known = {tracker: 'owner/repository#12', expires: '2026-12-31'};

/** A case, and a recorder of it. */
const recorded = (): {record: CaseRecord; recorder: CaseRecorder} => {
  const record: CaseRecord = {id: '1', name: 'x', status: 'pending', artifacts: []};
  return {record, recorder: new CaseRecorder(record, systemClock, () => undefined)};
};

/** One that has failed, and whose reruns end so. */
const proved = (...ends: ('pass' | 'fail' | 'error' | 'reproduce' | 'skip')[]) => {
  const {record, recorder} = recorded();
  recorder.start();
  recorder.fail({message: 'no'});
  for (const end of ends) {
    const rerun = recorder.rerun();
    rerun.start();
    if (end === 'pass') {
      rerun.pass();
    } else if (end === 'skip') {
      rerun.skip('no units');
    } else {
      rerun[end]({message: 'again'});
    }
  }
  return {record, recorder};
};

test('a rerun never changes the verdict: it labels what then passes', (t) => {
  const {record} = proved('fail', 'pass');
  t.is(record.status, 'failed');
  t.is(record.flaky, true);
  t.deepEqual(
    record.reruns?.map(({status, failure}) => [status, failure?.message]),
    [
      ['failed', 'again'],
      ['passed', undefined],
    ],
  );
  t.is(proved('reproduce').record.flaky, true);
});

test('failures, errors of the machinery and what has no verdict make nothing flaky', (t) => {
  for (const end of ['fail', 'error', 'skip'] as const) {
    t.is(proved(end).record.flaky, undefined, end);
  }
});

test('a known flake that has passed since is told apart, and one that has not stays failed', (t) => {
  const flaky = proved('pass');
  flaky.recorder.knownFlake(known);
  t.is(flaky.record.status, 'known-flake');
  for (const ends of [[], ['fail'], ['error']] as const) {
    const {record, recorder} = proved(...ends);
    recorder.knownFlake(known);
    t.is(record.status, 'failed', ends.join());
    t.deepEqual(record.knownFlake, known);
  }
});

test('an entry that has expired changes nothing but what is told', (t) => {
  const {record, recorder} = proved('pass');
  recorder.knownFlake({...known, expired: true});
  t.is(record.status, 'failed');
  t.is(record.knownFlake?.expired, true);
});

test('what has not failed, as what met an error of the machinery, is no flake', (t) => {
  for (const end of ['pass', 'error'] as const) {
    const {record, recorder} = recorded();
    recorder.start();
    recorder[end]({message: 'QEMU died'});
    const before = structuredClone(record);
    recorder.knownFlake(known);
    t.deepEqual(record, before, end);
  }
});
