import test from 'ava';
import {expectExposure} from './expect-exposure.ts';
import type {ExpectedExposure} from './expected-exposure.ts';
import {ExposureError} from './exposure-error.ts';
import {exposureDifferences} from './exposure-differences.ts';
import {Exposure} from './exposure.ts';
import {sampleDocument} from './testing/sample-document.ts';

const sample = new Exposure(sampleDocument());
const host = new Exposure({
  version: 1,
  namespaces: {cgroup: 1, ipc: 2, mnt: 3, net: 4, pid: 5, time: 6, user: 7, uts: 8},
});

const mount = (at: string, root: string) => ({
  at,
  root,
  device: '0:1',
  type: 'tmpfs',
  source: null,
  flags: ['ro'],
  super: [],
  propagation: [],
});

const holds: ExpectedExposure = {
  identity: {uid: 0, gid: 0, groups: [0], umask: '0022', noNewPrivs: true, seccomp: 'filter', securebits: []},
  namespaces: {mnt: 'own', user: 'own', net: 'host', time: 'unseen'},
  capabilities: {effective: ['chown'], ambient: []},
  can: {mount: 'EPERM'},
  families: {unix: 'allowed'},
  sockets: {'inet-raw': 'EPERM'},
  interfaces: ['lo'],
  tunables: {'/proc/sys/kernel/printk': 'EROFS'},
  paths: {'/': 'readable', '/root': 'absent', '/tmp': 'sticky'},
  atMost: {'/': 'readable'},
};

test('what is as expected is let pass, by words and by another exposure', (t) => {
  t.deepEqual(exposureDifferences(sample, holds, host), []);
  t.deepEqual(exposureDifferences(sample, sample, host), []);
  t.notThrows(() => expectExposure(sample, {}));
});

test('what lies in a folder and is not named is told, and what is deeper is not', (t) => {
  const expected: ExpectedExposure = {paths: {'/tmp': 'sticky'}, nothingElseIn: ['/', '/tmp']};
  const named = exposureDifferences(sample, expected);
  const all = sample.section('walk').entries.map(({path}) => path);
  t.deepEqual(
    named.map(({subject, expected: wanted}) => `${subject}: ${wanted}`),
    all.filter((path) => /^\/[^/]+$/.test(path) && path !== '/tmp').map((path) => `path ${path}: absent`),
  );
  t.true(named.length > 0);
  t.true(named.every(({breadth}) => breadth === 'wider'));
  t.deepEqual(exposureDifferences(sample, {paths: {'/tmp': 'sticky'}, nothingElseIn: ['/tmp', '/gone']}), []);
});

test('what is mounted at a path is told by the last of its mounts, and writable is wider than read-only', (t) => {
  const document = sampleDocument();
  const rw = {...mount('/data', '/'), flags: []};
  const exposure = new Exposure({
    ...document,
    mounts: {by: 'mountinfo', list: [rw, mount('/data', '/a'), mount('/store', '/'), rw, rw]},
  });
  t.deepEqual(
    exposureDifferences(exposure, {mounts: {'/data': 'rw', '/store': 'ro', '/gone': 'absent'}}),
    [],
  );
  t.deepEqual(
    exposureDifferences(exposure, {mounts: {'/data': 'ro', '/store': 'rw', '/gone': 'ro'}}).map(
      ({subject, expected, actual, breadth}) => `${subject}: ${expected} ${actual} ${breadth}`,
    ),
    ['mount /data: ro rw wider', 'mount /store: rw ro narrower', 'mount /gone: ro absent narrower'],
  );
});

test('each difference is told, and whether it is wider', (t) => {
  const differences = exposureDifferences(
    sample,
    {
      identity: {uid: 1, noNewPrivs: false, seccomp: 'none', groups: []},
      namespaces: {net: 'own', mnt: 'host'},
      capabilities: {effective: ['kill']},
      can: {mount: 'allowed', bpf: 'ENOSYS'},
      families: {unix: 'EAFNOSUPPORT'},
      interfaces: [],
      paths: {'/tmp': 'readable', '/nix': 'absent', '/gone': 'readable'},
      atMost: {'/nix': 'none'},
    },
    host,
  );
  t.deepEqual(
    differences.map(
      ({subject, expected, actual, breadth}) => `${subject}: ${expected} -> ${actual}, ${breadth}`,
    ),
    [
      'can bpf: ENOSYS -> EPERM, other',
      'can mount: allowed -> EPERM, narrower',
      'effective capability chown: no -> yes, wider',
      'effective capability kill: yes -> no, narrower',
      'family unix: EAFNOSUPPORT -> allowed, wider',
      'group 0: no -> yes, wider',
      'interface lo: no -> yes, wider',
      'namespace mnt: host -> own, narrower',
      'namespace net: own -> host, wider',
      'noNewPrivs: false -> true, narrower',
      'path /gone: readable -> absent, narrower',
      'path /nix: absent -> readable, wider',
      'path /tmp: readable -> sticky, wider',
      'seccomp: none -> filter, narrower',
      'uid: 1 -> 0, other',
    ],
  );
});

test('a limit holds for what is below it, the nearest one first', (t) => {
  const exposure = new Exposure(
    sampleDocument({
      '/': 'readable',
      '/nix': 'readable',
      '/nix/x': 'writable',
      '/nixon': 'writable',
      '/tmp': 'sticky',
      '/tmp/a': 'writable',
    }),
  );
  const differences = exposureDifferences(exposure, {
    paths: {'/nixon': 'writable'},
    atMost: {'/': 'readable', '/tmp': 'sticky', '/tmp/a': 'writable'},
  });
  t.deepEqual(differences, [
    {subject: 'path /nix/x', expected: 'at most readable', actual: 'writable', breadth: 'wider'},
  ]);
});

test('two exposures differ by what either has', (t) => {
  const other = new Exposure({
    ...sampleDocument(),
    mounts: {by: null, list: []},
    walk: {entries: [], ended: 'timeout'},
  });
  const subjects = exposureDifferences(sample, other).map(({subject, breadth}) => `${subject} ${breadth}`);
  t.deepEqual(subjects, [
    'mount /nix/store/x other',
    'path / wider',
    'path /nix wider',
    'path /tmp wider',
    'section walk other',
  ]);
});

test('the name of an instance, and what systemd makes up for a private /tmp, make no difference', (t) => {
  const exposureOf = (instance: string, id: string) =>
    new Exposure({
      ...sampleDocument(),
      mounts: {
        by: 'mountinfo',
        list: [
          mount('/', `/confinement/test1@${instance}.service`),
          mount('/tmp', `/systemd-private-${id}-test1@${instance}.service-${id}/tmp`),
        ],
      },
    });
  const one = exposureOf('1-2', '0a1b');
  t.deepEqual(exposureDifferences(one, exposureOf('3', 'ffff')), []);
  const other = new Exposure({
    ...sampleDocument(),
    mounts: {by: 'mountinfo', list: [mount('/', '/confinement/test2@1-2.service'), mount('/tmp', '/tmp')]},
  });
  t.deepEqual(
    exposureDifferences(other, one).map(({subject, expected}) => `${subject}: ${expected}`),
    [
      'mount /: tmpfs /confinement/test1@….service ro',
      'mount /tmp: tmpfs /systemd-private-…-test1@….service/tmp ro',
    ],
  );
});

test('the message is a small table', (t) => {
  const error = t.throws(
    () =>
      expectExposure(
        sample,
        {can: {mount: 'allowed'}, paths: {'/tmp': 'readable'}},
        {where: 'inside test5@.service'},
      ),
    {instanceOf: ExposureError},
  );
  t.is(
    error.message,
    [
      'exposure: inside test5@.service',
      '  | subject    expected  actual',
      '  | can mount  allowed   EPERM   narrower',
      '  | path /tmp  readable  sticky  wider',
    ].join('\n'),
  );
});

test('a long table is cut, and says so', (t) => {
  const paths = Object.fromEntries(
    Array.from({length: 50}, (_, index) => [`/p${index}`, 'readable' as const]),
  );
  const error = t.throws(() => expectExposure(sample, {paths}), {instanceOf: ExposureError});
  t.is(error.differences.length, 50);
  t.is(error.message.split('\n').length, 43);
  t.true(error.message.endsWith('\n  | and 10 more'));
});

test('a user that systemd has made up is one of its range', (t) => {
  const dynamic = {identity: {uid: 'dynamic', gid: 'dynamic'}} as const;
  const as = (id: number) => {
    const document = sampleDocument();
    const {identity} = document;
    if (identity === undefined || !('uid' in identity)) {
      throw new Error('the sample has no identity');
    }
    return new Exposure({...document, identity: {...identity, uid: [id, id, id], gid: [id, id, id]}});
  };
  for (const id of [61184, 65519]) {
    t.deepEqual(exposureDifferences(as(id), dynamic), []);
  }
  for (const id of [0, 61183, 65520]) {
    t.deepEqual(
      exposureDifferences(as(id), dynamic).map(({subject, expected, actual}) => [subject, expected, actual]),
      [
        ['gid', 'dynamic', String(id)],
        ['uid', 'dynamic', String(id)],
      ],
    );
  }
});
