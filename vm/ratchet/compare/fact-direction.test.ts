import test from 'ava';
import {factDirection} from './fact-direction.ts';

/** From narrower to wider. */
const ordered: readonly (readonly [subject: string, ...values: string[]])[] = [
  ['path /x', 'absent', 'none', 'readable', 'special', 'sticky', 'writable'],
  ['can mount', 'EPERM', 'allowed'],
  ['can mount', 'killed', 'allowed'],
  ['family inet', 'no', 'allowed'],
  ['tunable /proc/sysrq-trigger', 'EROFS', 'allowed'],
  ['secret /proc/kcore', 'ENOENT', 'allowed'],
  ['effective capability sys_admin', 'no', 'yes'],
  ['namespace net', 'own', 'host'],
  ['noNewPrivs', 'true', 'false'],
  ['seccomp', 'strict', 'filter', 'none'],
  ['umask', '0077', '0027', '0022', '0000'],
  ['uid', 'web', 'root'],
  ['uid', '33', '0'],
  ['uid', 'web', 'web/root/web'],
  ['gid', 'dynamic', 'root'],
  ['uid map', 'root; web', 'all'],
  ['group adm', 'no', 'yes'],
  ['interface eth0', 'no', 'yes'],
  ['securebit noroot', 'yes', 'no'],
  ['without call clone', 'yes', 'no'],
  ['device /dev/kvm', 'absent', 'none', 'readable', 'special'],
  ['device /dev/mem', 'special, read allowed, write EPERM', 'special, read allowed, write allowed'],
  ['device /dev/mem', 'none', 'special, read allowed, write allowed'],
  ['limit NOFILE', '10:10', '10:20', '20:20', 'infinity:infinity'],
  ['limit NPROC', 'default', 'infinity:infinity'],
  ['allowance pids.max', '10', '20', 'no'],
  ['allowance pids.max', 'default', 'no'],
  ['allowance memory.max', '4096', 'no'],
  ['allowance memory.min', 'no', '4096'],
  ['allowance cpu.max', '20000 100000', '50000 100000', 'no'],
  ['allowance cpu.weight', '20', 'no', '200'],
  ['process nice', '5', '0', '-5'],
  ['process oomScoreAdjust', '500', '0', '-900'],
  ['process schedulingPriority', '0', '5'],
  ['process cpus', '0', '0,1'],
  ['process keyring', '_ses', '_uid_ses.0'],
  ['proc hidepid', 'invisible', 'no'],
  ['proc subset', 'pid', 'no'],
];

test('each kind of fact has a direction', (t) => {
  for (const [subject, ...values] of ordered) {
    for (const [index, was] of values.entries()) {
      for (const is of values.slice(index + 1)) {
        t.is(factDirection(subject, was, is), 'wider', `${subject}: ${was} -> ${is}`);
        t.is(factDirection(subject, is, was), 'narrower', `${subject}: ${is} -> ${was}`);
      }
      t.is(factDirection(subject, was, was), 'same', subject);
    }
  }
});

test('one refusal in the place of another is none', (t) => {
  t.is(factDirection('can mount', 'EPERM', 'killed'), 'same');
  t.is(factDirection('tunable /proc/sys/vm/x', 'no', 'EROFS'), 'same');
});

test('what has no direction is told as such', (t) => {
  for (const [subject, was, is] of [
    ['uid', 'web', 'db'],
    ['can mount', 'EPERM', 'timeout'],
    ['can mount', 'allowed', 'timeout'],
    ['uid map', 'root; web', 'root; db'],
    ['umask', '0070', '0007'],
    ['securebit keep-caps', 'no', 'yes'],
    ['process cpus', '0,1', '1,2'],
    ['process cwd', '/', '/srv'],
    ['namespace net', 'own', 'unseen'],
    ['allowance pids.max', 'default', '20'],
    ['path /x', 'readable', 'writeable'],
  ] as const) {
    t.is(factDirection(subject, was, is), 'other', `${subject}: ${was} -> ${is}`);
  }
});

test('what is wider in one part is wider', (t) => {
  t.is(factDirection('limit NOFILE', '10:20', '5:30'), 'wider');
  t.is(
    factDirection(
      'device /dev/x',
      'special, read EPERM, write allowed',
      'special, read allowed, write EPERM',
    ),
    'wider',
  );
});
