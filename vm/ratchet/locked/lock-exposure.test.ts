import test from 'ava';
import {Exposure} from '../../probe/exposure.ts';
import type {ExposureDocument} from '../../probe/exposure-document.ts';
import {sampleDocument} from '../../probe/testing/sample-document.ts';
import {lockExposure} from './lock-exposure.ts';

const mount = (at: string, root: string, more: object = {}) => ({
  at,
  root,
  device: '0:1',
  type: 'ext4',
  source: null,
  flags: ['rw'],
  super: [],
  propagation: [],
  ...more,
});
const mounts = (...list: ReturnType<typeof mount>[]) => ({by: 'mountinfo' as const, list});
const lock = (more: Partial<ExposureDocument>, options: object = {}) =>
  lockExposure(new Exposure({...sampleDocument(), ...more}), {unit: 'web.service', ...options});
const walk = (paths: Readonly<Record<string, string>>, more: object = {}) =>
  ({
    walk: {
      entries: Object.entries(paths).map(([path, level]) => ({path, kind: 'directory', level})),
      ...more,
    },
  }) as Partial<ExposureDocument>;

test('what an inspection and a store put into names is taken out', (t) => {
  const [one, other] = (['c4d8cac4-6', '0011aabb-12'] as const).map((id, index) =>
    JSON.stringify(
      lock({
        mounts: mounts(
          mount(`/run/confinement-inspect-${id.slice(0, 8)}`, '/', {device: `0:${String(index + 50)}`}),
          mount(`/run/web/root/run/confinement-inspect-${id.slice(0, 8)}`, '/'),
          mount(
            '/tmp',
            `/systemd-private-${id.slice(0, 8)}-confinement-inspect-${id}.service-aB${String(index)}/tmp`,
          ),
          mount(`/run/credentials/confinement-inspect-${id}.service`, '/'),
          mount('/run/systemd/incoming', `/systemd/propagate/confinement-inspect-${id}.service`),
          mount(`/nix/store/${'0123456789abcdfghijklmnpqrsvwxyz'.slice(index).padEnd(32, 'a')}-hello`, '/'),
        ),
        ...walk({'/': 'readable', [`/run/confinement-inspect-${id.slice(0, 8)}`]: 'writable'}),
      }),
    ),
  );
  t.is(one, other);
  t.true(one?.includes('"mount /nix/store/hello"'));
  t.true(one?.includes('own ext4 /systemd-private-…-web.service/tmp rw'));
  t.false(one?.includes('credentials'));
  t.false(one?.includes('confinement-inspect'));
});

test('users are told by their names, and those of DynamicUser= by none', (t) => {
  const identity = sampleDocument().identity as Extract<ExposureDocument['identity'], {uid: unknown}>;
  const of = (uid: number, names?: object) =>
    lock(
      {
        identity: {
          ...identity,
          uid: [uid, uid, uid],
          groups: [uid, 4],
          uidMap: [
            [0, 0, 1],
            [uid, uid, 1],
          ],
        },
      },
      {names},
    ).locked.identity as Record<string, string>;
  t.deepEqual(of(62_264), of(61_300));
  t.is(of(62_264).uid, 'dynamic');
  t.is(of(62_264)['group dynamic'], 'yes');
  t.is(of(62_264)['uid map'], '0; dynamic');
  const names = {users: new Map([[33, 'web']]), groups: new Map([[4, 'adm']])};
  t.is(of(33, names).uid, 'web');
  t.is(of(33, names)['group adm'], 'yes');
  t.is(of(33, names)['group 4'], undefined);
  t.is(of(60_000).uid, '60000');
});

test('a path is told when it lies in / or is other than its folder', (t) => {
  const {locked, isAbsent} = lock(
    walk({
      '/': 'readable',
      '/etc': 'readable',
      '/etc/shadow': 'none',
      '/etc/passwd': 'readable',
      '/tmp': 'sticky',
      '/tmp/litter': 'writable',
      '/home': 'readable',
    }),
  );
  t.deepEqual(locked.walk, {
    'path /': 'readable',
    'path /etc': 'readable',
    'path /etc/shadow': 'none',
    'path /home': 'readable',
    'path /tmp': 'sticky',
  });
  t.true(isAbsent('/etc/gone'));
  t.true(isAbsent('/srv'));
  t.false(isAbsent('/etc/passwd'));
});

test('what systemd covers is none, and of what was not looked at nothing is said', (t) => {
  const {locked, isAbsent} = lock({
    mounts: mounts(mount('/home', '/systemd/inaccessible/dir')),
    walk: {
      entries: [
        {path: '/', kind: 'directory', level: 'readable'},
        {path: '/home', kind: 'directory', level: 'readable'},
        {path: '/proc', kind: 'directory', level: 'special', notEntered: 'kernel'},
      ],
    },
  });
  t.is((locked.walk as Record<string, string>)['path /home'], 'none');
  t.false(isAbsent('/proc/1'));
  t.is(lock(walk({'/': 'readable'}, {ended: 'timeout'})).locked.walk, 'timeout');
});

test('a mount that only the service sees is its own', (t) => {
  const outside = new Exposure({
    version: 1,
    namespaces: sampleDocument().namespaces,
    mounts: mounts(mount('/', '/', {device: '8:1'})),
  });
  const {locked} = lock(
    {mounts: mounts(mount('/', '/', {device: '8:1'}), mount('/var', '/', {device: '0:9', type: 'tmpfs'}))},
    {outside},
  );
  t.deepEqual(locked.mounts, {
    'mount /': 'ext4 / rw',
    'mount /var': 'own tmpfs / rw',
  });
});

test('what the memory of a machine decides is the default', (t) => {
  const of = (memory: number, nproc = memory) => {
    const {process} = sampleDocument();
    return lock({
      process: {
        ...(process as Extract<ExposureDocument['process'], {limits: unknown}>),
        limits: {NPROC: [nproc, nproc], SIGPENDING: [memory, memory], NOFILE: [1024, 2048]},
        allowance: {
          'pids.max': String(Math.floor(memory * 0.3)),
          'memory.max': 'max',
          'io.weight': 'default 100',
        },
        hostname: String(memory),
      },
    }).locked.process as Record<string, string>;
  };
  t.deepEqual(of(2816), of(2834));
  t.is(of(2816)['limit NPROC'], 'default');
  t.is(of(2816)['limit NOFILE'], '1024:2048');
  t.is(of(2816)['allowance pids.max'], 'default');
  t.is(of(2816)['allowance memory.max'], undefined);
  t.is(of(2816, 10)['limit NPROC'], '10:10');
});

test('facts are sorted, and a section that ended or was not asked for is told as such', (t) => {
  const {locked} = lock({calls: {ended: 'killed by SIGSYS'}, network: undefined});
  t.is(locked.calls, 'killed by SIGSYS');
  t.false('network' in locked);
  const subjects = Object.keys(locked.identity ?? {});
  t.deepEqual(subjects, [...subjects].sort());
});
