import test from 'ava';
import {explainStart} from './explain-start.ts';
import {serviceSettings} from './service-settings.ts';

const settings = serviceSettings([
  {
    path: '/etc/systemd/system/web.service',
    text: '[Unit]\nDescription=x\n[Service]\nUser=nobodyhere\nPrivateUsers=yes\nReadWritePaths=/srv /nowhere\nBindPaths=/mnt\nSystemCallFilter=~@basic-io\n',
  },
  {
    path: '/etc/systemd/system/web.service.d/a.conf',
    text: '[Service]\nTemporaryFileSystem=/a\nReadOnlyPaths=/b\n',
  },
]);
const facts = {settings, syscall: undefined, syscallGroups: {}};
const failed = {unit: 'web.service', end: '226/NAMESPACE', status: 'NAMESPACE', words: undefined};

test('the directive that names the path is at fault, with file and line', (t) => {
  t.is(
    explainStart({...failed, words: 'Failed to set up mount namespacing: /nowhere: No such file'}, facts),
    'web.service did not start: 226/NAMESPACE: Failed to set up mount namespacing: /nowhere: No such file; it is ReadWritePaths=/srv /nowhere (/etc/systemd/system/web.service:6)',
  );
});

test('where nothing tells which, all that systemd was at are told, few by name', (t) => {
  t.regex(
    explainStart(failed, facts),
    /226\/NAMESPACE; it is one of BindPaths=\/mnt \(.*:7\), ReadOnlyPaths=\/b \(.*a\.conf:3\), ReadWritePaths=.* \(.*:6\) and 2 more$/,
  );
  t.regex(explainStart({...failed, end: '209/STDOUT', status: 'STDOUT'}, facts), /209\/STDOUT$/);
});

test('a user that there is not is that of User=', (t) => {
  t.regex(
    explainStart({...failed, end: '217/USER', status: 'USER'}, facts),
    /217\/USER; it is User=nobodyhere \(\/etc\/systemd\/system\/web\.service:4\)$/,
  );
});

test('a system call that a filter does not let through has its name and its groups', (t) => {
  const ended = {...failed, end: '31/SYS', status: undefined};
  t.is(
    explainStart(ended, {
      settings,
      syscall: 0,
      syscallGroups: {'@basic-io': ['read', 'write'], '@x': ['brk']},
    }),
    'web.service was ended by a filter of system calls (SIGSYS, read of @basic-io); it is SystemCallFilter=~@basic-io (/etc/systemd/system/web.service:8)',
  );
  t.regex(explainStart(ended, {...facts, syscall: 9999}), /\(SIGSYS, system call 9999\); it is/);
  t.regex(explainStart(ended, facts), /\(SIGSYS\); it is/);
  const filters = serviceSettings([
    {
      path: 'a',
      text: '[Service]\nSystemCallFilter=@system-service\nSystemCallFilter=~@x\nSystemCallFilter=~@y z\n',
    },
  ]);
  const by = (syscall: number) =>
    explainStart(ended, {settings: filters, syscall, syscallGroups: {'@x': ['brk'], '@y': ['mlock']}});
  t.regex(by(12), /; it is SystemCallFilter=~@x \(a:3\)$/);
  t.regex(by(149), /; it is SystemCallFilter=~@y z \(a:4\)$/);
  t.regex(by(2), /; it is SystemCallFilter=@system-service \(a:2\)$/);
});
