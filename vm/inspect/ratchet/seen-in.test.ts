import test from 'ava';
import {compareExposures} from '../../ratchet/compare/compare-exposures.ts';
import {sampleInspection, sampleService} from '../testing/sample-inspection.ts';
import {seenIn} from './seen-in.ts';

const of = (...args: Parameters<typeof sampleService>) => {
  const service = sampleService(...args);
  return seenIn(sampleInspection([service]), service);
};

test('users have the names that the machine gives them', (t) => {
  const seen = of('a.service');
  t.is('locked' in seen ? (seen.locked.identity as Record<string, string>).uid : undefined, 'root');
});

test('what was not seen, or not in time, is nothing to go by', (t) => {
  const inspection = sampleInspection([]);
  const {exec} = sampleService('a.service');
  t.deepEqual(
    seenIn(inspection, {...sampleService('a.service'), observation: undefined, whyUnseen: 'it was killed'}),
    {
      name: 'a.service',
      relaxed: [],
      exec,
      problem: 'nothing could be seen of it: it was killed',
    },
  );
  t.deepEqual(of('a.service', {calls: {ended: 'timeout'}}), {
    name: 'a.service',
    relaxed: [],
    exec,
    problem: 'calls was not told in time, and cannot be compared; a greater --timeout-factor gives it more',
  });
  t.true('locked' in of('a.service', {calls: {ended: 'killed by SIGSYS'}}));
});

test('a system call that the probe was lent is told as one that the service does not have', (t) => {
  const service = {...sampleService('a.service'), lent: {syscalls: ['clone'], why: 'it was killed'}};
  const seen = seenIn(sampleInspection([service]), service);
  const calls = 'locked' in seen ? (seen.locked.calls as Record<string, string>) : {};
  t.is(calls['without call clone'], 'yes');
  const before = of('a.service');
  t.deepEqual('locked' in seen && 'locked' in before ? compareExposures(seen.locked, before) : [], [
    {subject: 'without call clone', expected: 'yes', actual: 'no', breadth: 'wider'},
  ]);
});

test('paths that are there only for the twins of others are left out', (t) => {
  const walk = {
    entries: ['/', '/made', '/srv'].map((path) => ({path, kind: 'directory', level: 'readable'}) as const),
  };
  const service = {...sampleService('a.service', {walk}), ofOthers: ['/made']};
  const seen = seenIn(sampleInspection([service]), service);
  t.deepEqual(Object.keys('locked' in seen ? (seen.locked.walk ?? {}) : {}), ['path /', 'path /srv']);
});
