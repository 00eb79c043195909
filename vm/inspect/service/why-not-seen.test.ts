import test from 'ava';
import {declaredIn} from '../unit/declared.ts';
import {parseLocated} from '../unit/parse-located.ts';
import {whyNotSeen} from './why-not-seen.ts';

const knowledge = {
  exitStatuses: {'216': 'GROUP', '217': 'USER', '226': 'NAMESPACE', '228': 'SECCOMP'},
  syscallGroups: {'@default': ['brk', 'rseq'], '@memlock': ['mlock']},
};
const declared = (...lines: readonly string[]) => {
  const settings = parseLocated({
    name: 'a.service',
    files: [{path: 'a.service', text: ['[Service]', ...lines].join('\n')}],
  });
  return {settings, declared: declaredIn(settings)};
};
const none = declared();
const failed = {result: 'exit-code', status: 226, wasKilled: false, syscall: undefined, said: []};

test('what the unit asks for and is not there is a problem, by the words of PID 1', (t) => {
  t.deepEqual(
    whyNotSeen({...failed, said: ['Failed to set up mount namespacing: /x: No such file']}, knowledge, none),
    {
      problem:
        'systemd cannot start a process for it: 226/NAMESPACE: Failed to set up mount namespacing: /x: No such file',
    },
  );
  t.deepEqual(whyNotSeen({...failed, status: 217}, knowledge, declared('User=x')), {
    problem: 'its user x does not exist there',
  });
});

test('a user’s manager may become no other user, whether there is one of that name or not', (t) => {
  const userManager = {user: 'a', uid: 1000, specifiers: {}};
  const {problem} = whyNotSeen({...failed, status: 216, said: ['Operation not permitted']}, knowledge, {
    ...declared('User=x', 'Group=x'),
    userManager,
  }) as {problem: string};
  t.regex(problem, /216\/GROUP: Operation not permitted; it is one of Group=, User=: --relax does without$/);
});

test('the directive at fault is told with its line, and how to do without', (t) => {
  const said = ['Failed to set up mount namespacing: /x: No such file', 'Consumed 1s CPU time.'];
  const problem = (...lines: readonly string[]) =>
    String(Object.values(whyNotSeen({...failed, said}, knowledge, declared(...lines))));
  t.regex(
    problem('ReadOnlyPaths=/etc', 'BindPaths=/x:/y', 'BindPaths=/z'),
    /such file; it is BindPaths= \(a\.service:3\): --relax BindPaths does without$/,
  );
  t.regex(
    problem('ReadOnlyPaths=/etc', 'BindPaths=/z', 'ExecPaths=/', 'TemporaryFileSystem=/a', 'Nice=1'),
    /; it is one of BindPaths=, ReadOnlyPaths=, ExecPaths= and 1 more: --relax does without$/,
  );
});

test('what ends the probe is not to be seen, and the system call is told by name and group', (t) => {
  const killed = {...failed, result: 'signal', status: 31, wasKilled: true};
  const unseen = (run: typeof killed | (Omit<typeof killed, 'syscall'> & {syscall: number})) =>
    String(Object.values(whyNotSeen(run, knowledge, none)));
  t.regex(unseen(killed), /\(SIGSYS\)/);
  t.regex(unseen({...killed, syscall: 12}), /\(SIGSYS, brk of @default\)/);
  t.regex(unseen({...killed, syscall: 9999}), /\(SIGSYS, system call 9999\)/);
  t.true('unseen' in whyNotSeen({...killed, status: 9}, knowledge, none));
  t.true('unseen' in whyNotSeen({...failed, status: 1}, knowledge, none));
});
