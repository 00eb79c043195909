import type {DirectiveEntry} from '../entry/directive-entry.ts';
import {exampleDirectory} from '../entry/example-directory.ts';
import {directoryShown} from './directory-shown.ts';
import {modeShown} from './mode-shown.ts';
import {forAny, forYes} from './for-values.ts';

const directory = (base: string): DirectiveEntry => ({
  subject: 'file system',
  reads: 'names',
  shows: directoryShown(base, base === '/etc' ? 'readable' : 'writable'),
  example: [exampleDirectory],
});

const directoryMode = (of: string, base: string): DirectiveEntry => ({
  subject: 'file system',
  reads: 'mode',
  shows: modeShown(base),
  example: ['0710', `${of}=${exampleDirectory}`],
  itemsOf: of,
});

/** Of what takes paths away: those of the unit are not those of its root. */
const ofMachine = {
  since: 252,
  beside: ['RootDirectory'],
  why: 'beside RootDirectory= a path is the machine’s, and of no account where that lies outside of the root; with + before it, as in +/, it is the root’s',
};

const readOnlyPaths: DirectiveEntry = {
  subject: 'file system',
  reads: 'paths',
  shows: forAny({mount: {$item: 'ro'}}),
  example: ['/srv'],
  gap: ofMachine,
};

const readWritePaths: DirectiveEntry = {
  subject: 'file system',
  reads: 'paths',
  shows: forAny({mount: {$item: 'rw'}}),
  example: ['/srv', 'ProtectSystem=strict'],
};

const inaccessiblePaths: DirectiveEntry = {
  subject: 'file system',
  reads: 'paths',
  shows: forAny({hidden: ['$item']}),
  example: ['/etc/ssh'],
  gap: ofMachine,
};

/** What must be seen of those that bear on: file system. */
export const fileSystemDirectives: Readonly<Record<string, DirectiveEntry>> = {
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
    shows: forAny({ownMount: ['$item']}),
    example: ['/srv'],
  },
  BindPaths: {
    subject: 'file system',
    reads: 'binds',
    shows: forAny({ownMount: ['$item']}),
    example: ['/etc:/srv'],
  },
  BindReadOnlyPaths: {
    subject: 'file system',
    reads: 'binds',
    shows: forAny({ownMount: ['$item'], mount: {$item: 'ro'}}),
    example: ['/etc:/srv'],
  },
  InaccessiblePaths: inaccessiblePaths,
  ReadOnlyPaths: readOnlyPaths,
  ReadWritePaths: readWritePaths,
  // Their names before systemd 231, which are still known.
  InaccessibleDirectories: inaccessiblePaths,
  ReadOnlyDirectories: readOnlyPaths,
  ReadWriteDirectories: readWritePaths,
  NoExecPaths: {
    subject: 'file system',
    reads: 'paths',
    shows: forAny({mount: {$item: 'noexec'}}),
    example: ['/srv'],
    gap: ofMachine,
  },
  ExecPaths: {
    subject: 'file system',
    reads: 'paths',
    shows: forAny({mount: {$item: 'exec'}}),
    example: ['/usr', 'NoExecPaths=/'],
  },
  ProtectSystem: {
    subject: 'file system',
    reads: 'word',
    shows: {
      no: {},
      yes: {mount: {'/usr': 'ro', '/boot': 'ro'}},
      full: {mount: {'/usr': 'ro', '/boot': 'ro', '/etc': 'ro'}},
      strict: {
        mount: {'/': 'ro', '/usr': 'ro', '/etc': 'ro'},
        machineReadOnly: ['/var', '/run'],
      },
    },
    example: ['strict'],
    gap: {
      since: 252,
      value: 'strict',
      beside: [
        'MountAPIVFS',
        'ProtectKernelTunables',
        'ProtectControlGroups',
        'ProtectProc',
        'ProcSubset',
        'PrivatePIDs',
      ],
      why: 'with MountAPIVFS=yes, as what gives a service /proc or /sys anew has it too, systemd leaves /run writable; ReadOnlyPaths=/run closes it',
    },
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
    gap: {
      since: 262,
      value: 'disconnected',
      why: 'systemd 262 and later give a service with PrivateTmp=disconnected a /var/tmp of its own only where the unit requires /var, as RequiresMountsFor=/var/tmp does',
    },
  },
  PrivateMounts: {
    subject: 'file system',
    reads: 'switch',
    shows: forYes({is: {'namespace mnt': 'own'}}),
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
  RuntimeDirectoryMode: directoryMode('RuntimeDirectory', '/run'),
  StateDirectoryMode: directoryMode('StateDirectory', '/var/lib'),
  CacheDirectoryMode: directoryMode('CacheDirectory', '/var/cache'),
  LogsDirectoryMode: directoryMode('LogsDirectory', '/var/log'),
  SetCredential: {
    subject: 'file system',
    reads: 'word',
    shows: forAny({is: {'environment CREDENTIALS_DIRECTORY': 'yes'}}),
    example: ['example:text'],
  },
  LoadCredential: {
    subject: 'file system',
    reads: 'word',
    shows: forAny({is: {'environment CREDENTIALS_DIRECTORY': 'yes'}}),
    example: ['example:/etc/hostname'],
  },
};
