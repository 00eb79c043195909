import test from 'ava';
import {complaintText} from './complaint-text.ts';
import {parseComplaints} from './parse-complaints.ts';

const known = {
  Unit: ['Description', 'JoinsNamespaceOf', 'Documentation'],
  Service: ['PrivateTmp', 'BindPaths', 'BindReadOnlyPaths', 'ReadOnlyPaths'],
  Socket: ['ListenStream', 'Accept', 'PrivateTmp'],
  Install: ['Alias'],
};

const told = (said: string, texts: Readonly<Record<string, string>> = {}): string[] =>
  parseComplaints({said, texts: new Map(Object.entries(texts)), known}).map(complaintText);

test('a name that is unknown has its line and what it may mean', (t) => {
  const unknown = (name: string, section = 'Service', file = 'web.service') =>
    told(`/etc/systemd/system/${file}:4: Unknown key '${name}' in section [${section}], ignoring.`);
  t.deepEqual(unknown('PrivateTpm'), [
    "web.service:4: Unknown key 'PrivateTpm' in section [Service], ignoring; PrivateTmp=?",
  ]);
  t.regex(unknown('BindPathsReadOnly')[0] ?? '', /; BindReadOnlyPaths=\?$/);
  t.regex(unknown('JoinsNamespaceOf')[0] ?? '', /; JoinsNamespaceOf= in \[Unit\]\?$/);
  t.regex(unknown('PrivateTmp', 'Unit')[0] ?? '', /; PrivateTmp= in \[Service\]\?$/);
  t.regex(unknown('PrivateTmp', 'Unit', 'a.socket')[0] ?? '', /; PrivateTmp= in \[Socket\]\?$/);
  t.regex(unknown('Acept', 'Socket', 'a.socket')[0] ?? '', /; Accept=\?$/);
  t.regex(unknown('SomethingElse')[0] ?? '', /ignoring\.$/);
  t.deepEqual(told("/u/web@.service.d/a.conf:1: Unknown section 'Sevice'. Ignoring."), [
    "web@.service.d/a.conf:1: Unknown section 'Sevice'. Ignoring; [Service]?",
  ]);
});

test('a line that is known is told with it, cut where it is long', (t) => {
  const said = '/u/web.service:2: Failed to parse boolean value, ignoring: maybe';
  t.deepEqual(told(said, {'/u/web.service': '[Service]\n  PrivateTmp=maybe\n'}), [
    'web.service:2: PrivateTmp=maybe\n  Failed to parse boolean value, ignoring: maybe',
  ]);
  t.regex(
    told(said, {'/u/web.service': `\nEnvironment=${'x'.repeat(500)}`})[0] ?? '',
    /^.{170,180}\.\.\.\n {2}Failed/,
  );
});

test('what systemd ignores, refuses or cannot find is a complaint, in the order in which it is said', (t) => {
  t.deepEqual(
    told(
      [
        '/u/a.service:10: System call opendir2 is not known, ignoring.',
        "/u/a.service:19: Missing '=', ignoring line.",
        '/u/a.service:11: Support for option MemoryLimit= has been removed and it is ignored',
        'b.service: Service has no ExecStart=, ExecStop=, or SuccessAction=. Refusing.',
        'Unit b.service has a bad unit file setting.',
        'Unit c.service has a bad unit file setting.',
        'a@0.service: Failed to create a@0.service/start: Unit nowhere.service not found.',
        'd.service: Command /nix/store/x/bin/tru is not executable: No such file or directory',
      ].join('\n'),
    ),
    [
      'a.service:10: System call opendir2 is not known, ignoring.',
      "a.service:19: Missing '=', ignoring line.",
      'a.service:11: Support for option MemoryLimit= has been removed and it is ignored',
      'b.service: Service has no ExecStart=, ExecStop=, or SuccessAction=. Refusing.',
      'c.service: has a bad unit file setting.',
      'a@0.service: Failed to create a@0.service/start: Unit nowhere.service not found.',
      'd.service: Command /nix/store/x/bin/tru is not executable: No such file or directory',
    ],
  );
});

test('advice, commands that nobody could look for and what is about no unit are none', (t) => {
  t.deepEqual(
    told(
      [
        '',
        "/u/a.service:9: Unit uses KillMode=none. This is unsafe, as it disables systemd's process lifecycle management",
        '/u/a.service:11: Unit uses MemoryLimit=; please use MemoryMax= instead. Support for MemoryLimit= will be removed soon.',
        '/u/a.service:10: PIDFile= references a path below legacy directory /var/run/, updating /var/run/foo.pid → /run/foo.pid; please update the unit file accordingly.',
        'a.service: Command /usr/sbin/sshd is not executable: No such file or directory',
        'a.service: Command sshd is not executable: No such file or directory',
        'Failed to connect to bus',
      ].join('\n'),
    ),
    [],
  );
});
