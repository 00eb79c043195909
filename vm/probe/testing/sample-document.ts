import {callNames} from '../call-names.ts';
import type {ExposureDocument} from '../exposure-document.ts';
import type {Level} from '../level.ts';

/** An exposure of a service that may do little, for unit tests. */
export const sampleDocument = (
  paths: Readonly<Record<string, Level>> = {'/': 'readable', '/nix': 'readable', '/tmp': 'sticky'},
): ExposureDocument => ({
  version: 1,
  identity: {
    uid: [0, 0, 0],
    gid: [0, 0, 0],
    groups: [0],
    uidMap: [[0, 0, 1]],
    gidMap: [[0, 0, 1]],
    umask: '0022',
    noNewPrivs: true,
    seccomp: 'filter',
    seccompFilters: 2,
    securebits: [],
  },
  namespaces: {cgroup: 1, ipc: 2, mnt: 30, net: 4, pid: 5, time: null, user: 70, uts: 8},
  capabilities: {
    effective: ['chown'],
    permitted: ['chown'],
    inheritable: [],
    bounding: ['chown'],
    ambient: [],
  },
  calls: Object.fromEntries(callNames.map((name) => [name, 'EPERM'])) as ExposureDocument['calls'],
  network: {families: {unix: 'allowed'}, sockets: {'inet-raw': 'EPERM'}, loopback: {}, interfaces: ['lo']},
  files: {tunables: {'/proc/sys/kernel/printk': 'EROFS'}, secrets: {}, cgroup: {}},
  devices: [
    {
      path: '/dev/null',
      kind: 'character',
      major: 1,
      minor: 3,
      level: 'special',
      read: 'allowed',
      write: 'allowed',
    },
  ],
  process: {
    cwd: '/',
    hostname: 'guest',
    machine: 'x86_64',
    scheduling: 'other',
    resetOnFork: false,
    schedulingPriority: 0,
    nice: 0,
    ioClass: 'none',
    ioPriority: 0,
    cpus: [0, 1],
    oomScoreAdjust: '0',
    coredumpFilter: '00000033',
    timerSlackNs: 50_000,
    keyring: '_ses',
    limits: {NOFILE: [1024, 524_288]},
    environment: ['PATH'],
    allowance: {'pids.max': '1024'},
    group: {path: '/system.slice/a.service', delegated: 'no', oomPreference: 'none'},
    memory: {numaPolicy: 'default', numaNodes: [], merges: 'no', hugePages: 'system'},
  },
  mounts: {
    by: 'mountinfo',
    list: [
      {
        at: '/nix/store/x',
        root: '/x',
        device: '0:1',
        type: 'erofs',
        source: '/dev/vdb',
        flags: ['ro', 'nosuid'],
        super: ['ro'],
        propagation: [],
      },
    ],
  },
  walk: {
    entries: Object.entries(paths).map(([path, level]) => ({
      path,
      kind: 'directory',
      level,
      mode: '0755',
      uid: 0,
      gid: 0,
    })),
  },
});
