import type {DirectiveEntry} from './directive-entry.ts';
import {exampleDirectory} from './example-directory.ts';

const yes = (shown: DirectiveEntry['shows'][string]) => ({yes: shown});
const any = (shown: DirectiveEntry['shows'][string]) => ({'*': shown});

const limit = (name: string, example: string): DirectiveEntry => ({
  subject: 'limits',
  reads: 'limit',
  shows: any({is: {[`limit ${name}`]: '$value'}}),
  example: [example],
});

const allowance = (
  file: string,
  reads: DirectiveEntry['reads'],
  example: string,
  context: readonly string[] = [],
): DirectiveEntry => ({
  subject: 'limits',
  reads,
  shows: any({is: {[`allowance ${file}`]: '$value'}}),
  example: [example, ...context],
});

const directory = (base: string): DirectiveEntry => ({
  subject: 'file system',
  reads: 'names',
  shows: any({[base === '/etc' ? 'readable' : 'writable']: [`${base}/$item`]}),
  example: [exampleDirectory],
});

/**
 * What an exposure must show when a directive is in force, from systemd.exec(5) and systemd.resource-control(5) and seen by
 * experiment on every guest.
 */
export const seenDirectives: Readonly<Record<string, DirectiveEntry>> = {
  // Identity
  User: {subject: 'identity', reads: 'user', shows: any({is: {uid: '$value'}}), example: ['daemon']},
  Group: {subject: 'identity', reads: 'group', shows: any({is: {gid: '$value'}}), example: ['daemon']},
  SupplementaryGroups: {
    subject: 'identity',
    reads: 'groups',
    shows: any({all: 'group'}),
    example: ['daemon'],
  },
  DynamicUser: {
    subject: 'identity',
    reads: 'switch',
    shows: yes({not: {uid: '0'}, is: {noNewPrivs: 'true'}, mount: {'/usr': 'ro'}}),
    example: ['yes'],
  },
  PrivateUsers: {
    subject: 'identity',
    reads: 'word',
    shows: {no: {}, '*': {is: {'namespace user': 'own'}}},
    example: ['yes'],
  },
  UMask: {subject: 'identity', reads: 'mode', shows: any({is: {umask: '$value'}}), example: ['0077']},
  SetLoginEnvironment: {
    subject: 'identity',
    reads: 'switch',
    shows: yes({is: {'environment LOGNAME': 'yes', 'environment SHELL': 'yes'}}),
    example: ['yes'],
  },
  Environment: {
    subject: 'identity',
    reads: 'assignments',
    shows: any({all: 'environment'}),
    example: ['CONFINEMENT_EXAMPLE=1'],
  },
  KeyringMode: {
    subject: 'identity',
    reads: 'word',
    shows: {
      inherit: {not: {'process keyring': '_ses'}},
      '*': {is: {'process keyring': '_ses'}},
    },
    example: ['inherit'],
  },

  // File system
  WorkingDirectory: {
    subject: 'file system',
    reads: 'word',
    shows: {'~': {}, '*': {is: {'process cwd': '$value'}}},
    example: ['/usr'],
  },
  RootDirectory: {
    subject: 'file system',
    reads: 'word',
    shows: {'/': {}, '*': {ownMount: ['/']}},
    example: ['/srv'],
  },
  TemporaryFileSystem: {
    subject: 'file system',
    reads: 'binds',
    shows: any({ownMount: ['$item']}),
    example: ['/srv'],
  },
  BindPaths: {
    subject: 'file system',
    reads: 'binds',
    shows: any({ownMount: ['$item']}),
    example: ['/etc:/srv'],
  },
  BindReadOnlyPaths: {
    subject: 'file system',
    reads: 'binds',
    shows: any({ownMount: ['$item'], mount: {$item: 'ro'}}),
    example: ['/etc:/srv'],
  },
  InaccessiblePaths: {
    subject: 'file system',
    reads: 'paths',
    shows: any({hidden: ['$item']}),
    example: ['/etc/ssh'],
  },
  ReadOnlyPaths: {
    subject: 'file system',
    reads: 'paths',
    shows: any({mount: {$item: 'ro'}}),
    example: ['/srv'],
  },
  ReadWritePaths: {
    subject: 'file system',
    reads: 'paths',
    shows: any({mount: {$item: 'rw'}}),
    example: ['/srv', 'ProtectSystem=strict'],
  },
  NoExecPaths: {
    subject: 'file system',
    reads: 'paths',
    shows: any({mount: {$item: 'noexec'}}),
    example: ['/srv'],
  },
  ExecPaths: {
    subject: 'file system',
    reads: 'paths',
    shows: any({mount: {$item: 'exec'}}),
    example: ['/usr', 'NoExecPaths=/'],
  },
  ProtectSystem: {
    subject: 'file system',
    reads: 'word',
    shows: {
      no: {},
      yes: {mount: {'/usr': 'ro', '/boot': 'ro'}},
      full: {mount: {'/usr': 'ro', '/boot': 'ro', '/etc': 'ro'}},
      strict: {mount: {'/': 'ro', '/usr': 'ro', '/etc': 'ro'}},
    },
    example: ['strict'],
  },
  ProtectHome: {
    subject: 'file system',
    reads: 'word',
    shows: {
      no: {},
      yes: {hidden: ['/home', '/root', '/run/user']},
      'read-only': {mount: {'/home': 'ro', '/root': 'ro', '/run/user': 'ro'}},
      tmpfs: {ownMount: ['/home', '/root', '/run/user'], mount: {'/home': 'ro'}},
    },
    example: ['yes'],
  },
  PrivateTmp: {
    subject: 'file system',
    reads: 'word',
    shows: {no: {}, '*': {ownMount: ['/tmp', '/var/tmp']}},
    example: ['yes'],
  },
  PrivateMounts: {
    subject: 'file system',
    reads: 'switch',
    shows: yes({is: {'namespace mnt': 'own'}}),
    example: ['yes'],
  },
  MountFlags: {
    subject: 'file system',
    reads: 'word',
    shows: {shared: {}, '*': {is: {'namespace mnt': 'own'}}},
    example: ['private'],
  },
  RuntimeDirectory: directory('/run'),
  StateDirectory: directory('/var/lib'),
  CacheDirectory: directory('/var/cache'),
  LogsDirectory: directory('/var/log'),
  ConfigurationDirectory: directory('/etc'),
  SetCredential: {
    subject: 'file system',
    reads: 'word',
    shows: any({is: {'environment CREDENTIALS_DIRECTORY': 'yes'}}),
    example: ['example:text'],
  },
  LoadCredential: {
    subject: 'file system',
    reads: 'word',
    shows: any({is: {'environment CREDENTIALS_DIRECTORY': 'yes'}}),
    example: ['example:/etc/hostname'],
  },

  // Devices
  PrivateDevices: {
    subject: 'devices',
    reads: 'switch',
    shows: yes({
      ownMount: ['/dev'],
      is: {'bounding capability mknod': 'no', 'bounding capability sys_rawio': 'no'},
    }),
    example: ['yes'],
  },
  DevicePolicy: {
    subject: 'devices',
    reads: 'word',
    shows: {
      auto: {},
      '*': {without: {'device /dev/mem': 'read allowed', 'device /dev/port': 'read allowed'}},
    },
    example: ['closed'],
    unlessSet: 'DeviceAllow',
  },
  DeviceAllow: {
    subject: 'devices',
    reads: 'devices',
    shows: any({
      without: {
        'device /dev/mem': 'read allowed',
        'device /dev/port': 'read allowed',
        'device $item': 'read EPERM',
      },
    }),
    example: ['/dev/kmsg r'],
  },

  // Kernel
  ProtectKernelTunables: {
    subject: 'kernel',
    reads: 'switch',
    shows: yes({denied: ['tunable ']}),
    example: ['yes'],
    gap: {
      since: 257,
      why: 'systemd 257 and later leave /sys writable, unless the service has PrivateNetwork= too; ReadOnlyPaths=/sys closes it',
    },
  },
  ProtectKernelModules: {
    subject: 'kernel',
    reads: 'switch',
    shows: yes({
      denied: ['can finit-module', 'can init-module', 'can delete-module'],
      is: {'bounding capability sys_module': 'no'},
    }),
    example: ['yes'],
  },
  ProtectKernelLogs: {
    subject: 'kernel',
    reads: 'switch',
    shows: yes({denied: ['can syslog'], is: {'bounding capability syslog': 'no'}}),
    example: ['yes'],
  },
  ProtectControlGroups: {
    subject: 'kernel',
    reads: 'word',
    shows: {
      no: {},
      yes: {denied: ['cgroup ']},
      private: {is: {'namespace cgroup': 'own'}},
      strict: {denied: ['cgroup '], is: {'namespace cgroup': 'own'}},
    },
    example: ['yes'],
  },
  ProtectClock: {
    subject: 'kernel',
    reads: 'switch',
    shows: yes({
      denied: ['can settimeofday', 'can clock-adjtime'],
      is: {'bounding capability sys_time': 'no'},
    }),
    example: ['yes'],
  },
  ProtectHostname: {
    subject: 'kernel',
    reads: 'word',
    shows: {
      no: {},
      yes: {is: {'namespace uts': 'own'}, denied: ['can sethostname', 'can setdomainname']},
      '*': {is: {'namespace uts': 'own'}},
    },
    example: ['yes'],
  },

  // Processes
  ProtectProc: {
    subject: 'processes',
    reads: 'word',
    shows: {default: {}, '*': {is: {'proc hidepid': '$value'}}},
    example: ['invisible'],
  },
  ProcSubset: {
    subject: 'processes',
    reads: 'word',
    shows: {all: {}, pid: {is: {'proc subset': 'pid'}}},
    example: ['pid'],
  },
  PrivateIPC: {
    subject: 'processes',
    reads: 'switch',
    shows: yes({is: {'namespace ipc': 'own'}}),
    example: ['yes'],
  },
  PrivatePIDs: {
    subject: 'processes',
    reads: 'switch',
    shows: yes({is: {'namespace pid': 'own'}}),
    example: ['yes'],
  },
  RestrictNamespaces: {
    subject: 'processes',
    reads: 'namespaces',
    shows: any({allowedOnly: 'can new-'}),
    example: ['yes'],
  },

  // Network
  PrivateNetwork: {
    subject: 'network',
    reads: 'switch',
    shows: yes({is: {'namespace net': 'own'}}),
    example: ['yes'],
  },
  RestrictAddressFamilies: {
    subject: 'network',
    reads: 'families',
    shows: any({allowedOnly: 'family '}),
    example: ['AF_UNIX'],
  },
  IPAddressDeny: {
    subject: 'network',
    reads: 'word',
    shows: {
      any: {denied: ['loopback connect-tcp']},
      localhost: {denied: ['loopback connect-tcp']},
      '*': {},
    },
    example: ['any'],
    unlessSet: 'IPAddressAllow',
  },
  SocketBindDeny: {
    subject: 'network',
    reads: 'word',
    shows: {any: {denied: ['loopback bind-tcp', 'loopback bind-udp', 'loopback bind-low-port']}},
    example: ['any'],
    gap: {since: 252, until: 252, why: "Debian's systemd 252 is built without the BPF framework"},
    unlessSet: 'SocketBindAllow',
  },

  // System calls
  SystemCallFilter: {
    subject: 'system calls',
    reads: 'syscalls',
    shows: any({is: {seccomp: 'filter'}, syscalls: true}),
    example: ['@system-service'],
  },
  SystemCallArchitectures: {
    subject: 'system calls',
    reads: 'word',
    shows: {
      native: {is: {seccomp: 'filter'}, denied: ['can other-architecture']},
      '*': {is: {seccomp: 'filter'}},
    },
    example: ['native'],
  },
  SystemCallErrorNumber: {
    subject: 'system calls',
    reads: 'word',
    shows: {kill: {}, '*': {someAnswer: '$value'}},
    example: ['ELOOP', 'SystemCallFilter=~@mount'],
  },
  MemoryDenyWriteExecute: {
    subject: 'system calls',
    reads: 'switch',
    shows: yes({denied: ['can write-execute', 'can make-executable']}),
    example: ['yes'],
  },
  LockPersonality: {
    subject: 'system calls',
    reads: 'switch',
    shows: yes({denied: ['can personality']}),
    example: ['yes'],
  },
  Personality: {
    subject: 'system calls',
    reads: 'word',
    shows: {x86: {is: {'process machine': 'i686'}}, 'x86-64': {is: {'process machine': 'x86_64'}}},
    example: ['x86'],
  },
  RestrictRealtime: {
    subject: 'system calls',
    reads: 'switch',
    shows: yes({denied: ['can realtime']}),
    example: ['yes'],
  },
  RestrictSUIDSGID: {
    subject: 'system calls',
    reads: 'switch',
    shows: yes({denied: ['can setuid-bit', 'can setgid-bit']}),
    example: ['yes'],
  },

  // Privileges
  NoNewPrivileges: {
    subject: 'privileges',
    reads: 'switch',
    shows: yes({is: {noNewPrivs: 'true'}}),
    example: ['yes'],
  },
  CapabilityBoundingSet: {
    subject: 'privileges',
    reads: 'capabilities',
    shows: any({only: 'bounding capability '}),
    example: ['CAP_CHOWN'],
  },
  AmbientCapabilities: {
    subject: 'privileges',
    reads: 'capabilities',
    shows: any({all: 'ambient capability'}),
    example: ['CAP_CHOWN', 'User=daemon'],
  },
  SecureBits: {
    subject: 'privileges',
    reads: 'names',
    shows: any({all: 'securebit'}),
    example: ['noroot'],
  },

  // Limits
  LimitCPU: limit('CPU', '3600'),
  LimitFSIZE: limit('FSIZE', '1G'),
  LimitDATA: limit('DATA', '1G'),
  LimitSTACK: limit('STACK', '4M'),
  LimitCORE: limit('CORE', '4096'),
  LimitRSS: limit('RSS', '1G'),
  LimitNOFILE: limit('NOFILE', '100:200'),
  LimitAS: limit('AS', '4G'),
  LimitNPROC: limit('NPROC', '1000'),
  LimitMEMLOCK: limit('MEMLOCK', '64K'),
  LimitLOCKS: limit('LOCKS', '100'),
  LimitSIGPENDING: limit('SIGPENDING', '100'),
  LimitMSGQUEUE: limit('MSGQUEUE', '1000'),
  LimitRTPRIO: limit('RTPRIO', '7'),
  Nice: {subject: 'limits', reads: 'count', shows: any({is: {'process nice': '$value'}}), example: ['5']},
  OOMScoreAdjust: {
    subject: 'limits',
    reads: 'count',
    shows: any({is: {'process oomScoreAdjust': '$value'}}),
    example: ['100'],
  },
  CPUSchedulingPolicy: {
    subject: 'limits',
    reads: 'word',
    shows: any({is: {'process scheduling': '$value'}}),
    example: ['batch'],
  },
  CPUSchedulingPriority: {
    subject: 'limits',
    reads: 'count',
    shows: any({is: {'process schedulingPriority': '$value'}}),
    example: ['3', 'CPUSchedulingPolicy=rr'],
  },
  IOSchedulingClass: {
    subject: 'limits',
    reads: 'word',
    shows: any({is: {'process ioClass': '$value'}}),
    example: ['idle'],
  },
  IOSchedulingPriority: {
    subject: 'limits',
    reads: 'count',
    shows: any({is: {'process ioPriority': '$value'}}),
    example: ['6'],
  },
  CPUAffinity: {
    subject: 'limits',
    reads: 'cpus',
    shows: any({is: {'process cpus': '$value'}}),
    example: ['0'],
  },
  TimerSlackNSec: {
    subject: 'limits',
    reads: 'nanoseconds',
    shows: any({is: {'process timerSlackNs': '$value'}}),
    example: ['60000'],
  },
  CoredumpFilter: {
    subject: 'limits',
    reads: 'mask',
    shows: any({is: {'process coredumpFilter': '$value'}}),
    example: ['0x3'],
  },
  TasksMax: allowance('pids.max', 'count', '77'),
  MemoryMax: allowance('memory.max', 'bytes', '512M'),
  MemoryHigh: allowance('memory.high', 'bytes', '512M'),
  MemoryLow: allowance('memory.low', 'bytes', '16M'),
  MemoryMin: allowance('memory.min', 'bytes', '16M'),
  MemorySwapMax: allowance('memory.swap.max', 'bytes', '16M'),
  MemoryZSwapMax: {
    ...allowance('memory.zswap.max', 'bytes', '16M'),
    notOnGuests: 'their kernels have no zswap',
  },
  CPUWeight: allowance('cpu.weight', 'weight', '50'),
  CPUQuota: allowance('cpu.max', 'quota', '50%'),
  AllowedCPUs: allowance('cpuset.cpus', 'count', '0'),
};
