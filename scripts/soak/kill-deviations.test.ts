import test from 'ava';
import type {CaseStatus, RunRecord} from '../../harness/results/run-record.ts';
import {killDeviations} from './kill-deviations.ts';

const recordOf = (
  exitStatus: number | undefined,
  statuses: readonly CaseStatus[],
  message = '',
): RunRecord => ({
  command: [],
  startedAt: '2026-11-24T05:35:22.123Z',
  host: {},
  phases: [],
  suites: [
    {
      id: 'a',
      name: 'a',
      properties: {},
      cases: statuses.map((status, index) => ({
        id: String(index + 1),
        name: 'x',
        status,
        ...(status === 'error' ? {failure: {message}} : {}),
        artifacts: [],
      })),
    },
  ],
  ...(exitStatus === undefined ? {} : {exitStatus, endedAt: '2026-11-24T05:35:42.623Z'}),
});

test('a run that was killed itself is cut off, or was just over', (t) => {
  const killed = {victim: 'harness', signal: 'SIGKILL', said: ''} as const;
  t.deepEqual(killDeviations(killed), []);
  t.deepEqual(killDeviations({...killed, record: recordOf(undefined, ['running', 'pending'])}), []);
  t.deepEqual(killDeviations({...killed, record: recordOf(0, ['passed'])}), []);
  t.deepEqual(killDeviations({...killed, record: recordOf(69, ['error'])}), [
    'its results say that it ended with exit status 69',
  ]);
  t.deepEqual(killDeviations({...killed, signal: undefined, exitCode: 0}), [
    'ended with exit status 0, not by SIGKILL',
  ]);
});

test('one of which another process was killed ends with 69 and tells it', (t) => {
  const told = recordOf(69, ['passed', 'error'], 'machine x: QEMU ended after 3 s');
  const killed = {victim: 'QEMU', exitCode: 69, said: ''} as const;
  t.deepEqual(killDeviations({...killed, record: told}), []);
  t.deepEqual(killDeviations({...killed, record: recordOf(69, ['error'], 'Broken pipe')}), [
    'does not tell that QEMU was killed',
  ]);
  t.deepEqual(killDeviations({...killed, record: {...told, exitStatus: 1}}), [
    'its results say exit status 1',
  ]);
});

test('a step never fails by it, and is never left open', (t) => {
  for (const status of ['failed', 'running', 'pending'] as const) {
    const record = {...recordOf(69, [status]), error: 'QEMU ended'};
    t.deepEqual(killDeviations({victim: 'QEMU', exitCode: 69, said: '', record}), [
      `step 1 is ${status}, which the killed process says nothing of`,
    ]);
  }
  for (const exitCode of [1, 2, 70, 130]) {
    t.deepEqual(killDeviations({victim: 'Nix', exitCode, said: ''}), [
      `ended with exit status ${exitCode}; promised: 69, or 0 when all is proved`,
    ]);
  }
});

test('success is believed only when all is proved', (t) => {
  const killed = {victim: 'other', exitCode: 0, said: ''} as const;
  t.deepEqual(killDeviations({...killed, record: recordOf(0, ['passed', 'reproduced'])}), []);
  t.deepEqual(killDeviations({...killed, record: recordOf(0, ['passed', 'error'])}), [
    'exit status 0, and step 2 is error',
  ]);
  t.deepEqual(killDeviations(killed), ['exit status 0 without a case in the results']);
});
