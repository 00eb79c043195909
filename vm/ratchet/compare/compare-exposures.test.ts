import test from 'ava';
import {Exposure} from '../../probe/exposure.ts';
import type {ExposureDocument} from '../../probe/exposure-document.ts';
import {sampleDocument} from '../../probe/testing/sample-document.ts';
import {lockExposure} from '../locked/lock-exposure.ts';
import {compareExposures} from './compare-exposures.ts';

const seen = (more: Partial<ExposureDocument> = {}) =>
  lockExposure(new Exposure({...sampleDocument(), ...more}), {unit: 'web.service'});
const walk = (paths: Readonly<Record<string, string>>) =>
  seen({
    walk: {
      entries: Object.entries(paths).map(([path, level]) => ({path, kind: 'directory', level})),
    },
  } as Partial<ExposureDocument>);
const told = (...compared: Parameters<typeof compareExposures>) =>
  compareExposures(...compared).map(
    ({subject, expected, actual, breadth}) => `${subject}: ${expected} -> ${actual}, ${breadth}`,
  );

test('an exposure is what its lock says', (t) => {
  t.deepEqual(told(seen().locked, seen()), []);
});

test('each difference is told in the order of the sections', (t) => {
  const {identity, capabilities, calls} = sampleDocument();
  const other = seen({
    identity: {...identity, noNewPrivs: false} as ExposureDocument['identity'],
    capabilities: {...capabilities, effective: ['sys_admin']} as ExposureDocument['capabilities'],
    calls: {...calls, mount: 'allowed', bpf: 'ENOSYS'} as ExposureDocument['calls'],
  });
  t.deepEqual(told(seen().locked, other), [
    'noNewPrivs: true -> false, wider',
    'effective capability chown: yes -> no, narrower',
    'effective capability sys_admin: no -> yes, wider',
    'can mount: EPERM -> allowed, wider',
  ]);
});

test('a path that a lock does not name is as its folder, but in / it was not there', (t) => {
  const was = walk({'/': 'readable', '/etc': 'readable', '/etc/ssl': 'readable', '/etc/shadow': 'none'});
  t.deepEqual(
    told(
      was.locked,
      walk({'/': 'readable', '/etc': 'readable', '/etc/shadow': 'none', '/etc/new': 'readable'}),
    ),
    [],
  );
  t.deepEqual(
    told(
      was.locked,
      walk({
        '/': 'readable',
        '/etc': 'readable',
        '/etc/ssl': 'writable',
        '/etc/shadow': 'readable',
        '/srv': 'none',
      }),
    ),
    [
      'path /etc/shadow: none -> readable, wider',
      'path /etc/ssl: readable -> writable, wider',
      'path /srv: absent -> none, wider',
    ],
  );
});

test('a path that is gone is narrower, and so is one that is closed', (t) => {
  const was = walk({'/': 'readable', '/etc': 'readable', '/etc/shadow': 'none', '/srv': 'writable'});
  t.deepEqual(told(was.locked, walk({'/': 'readable', '/etc': 'readable', '/etc/ssl': 'none'})), [
    'path /etc/shadow: none -> absent, narrower',
    'path /etc/ssl: readable -> none, narrower',
    'path /srv: writable -> absent, narrower',
  ]);
});

test('of a path that is no longer looked at that of its folder counts', (t) => {
  const was = walk({'/': 'readable', '/a': 'readable', '/a/b': 'readable', '/a/b/c': 'none'});
  const is = seen({
    walk: {
      entries: [
        {path: '/', kind: 'directory', level: 'readable'},
        {path: '/a', kind: 'directory', level: 'readable'},
        {path: '/a/b', kind: 'directory', level: 'readable', notEntered: 'depth'},
      ],
    },
  });
  t.deepEqual(told(was.locked, is), ['path /a/b/c: none -> readable, wider']);
});

test('a section that is told only once is one difference', (t) => {
  t.deepEqual(told(seen().locked, seen({calls: {ended: 'killed by SIGSYS'}})), [
    'section calls: told -> killed by SIGSYS, other',
  ]);
  t.deepEqual(told(seen({walk: undefined}).locked, seen()), ['section walk: not asked for -> told, other']);
  const killed = seen({calls: {ended: 'killed by SIGSYS'}});
  t.deepEqual(told(killed.locked, killed), []);
});
