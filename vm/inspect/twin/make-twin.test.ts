import test from 'ava';
import {type ExecKind, execKinds} from '../exec/exec-kind.ts';
import type {FoundEntry, MachineSurvey} from '../machine/machine-survey.ts';
import {parseLocated} from '../unit/parse-located.ts';
import {makeTwin} from './make-twin.ts';
import {probeProgram} from './probe-program.ts';

const survey = (entries: Readonly<Record<string, FoundEntry>> = {}): MachineSurvey => ({
  systemd: 257,
  systemdVersion: '257.1',
  kernel: '6.12',
  users: new Map([['daemon', 1]]),
  groups: new Map([['daemon', 1]]),
  userGroups: new Map([['daemon', 1]]),
  entries: new Map(Object.entries(entries)),
});

const twinOf = (text: string, entries?: Readonly<Record<string, FoundEntry>>, name = 'a@b.service') =>
  makeTwin({
    name,
    settings: parseLocated({name, files: [{path: 'x', text}]}),
    folder: '/run/probe-here',
    program: probeProgram('/run/probe-here', '/run/probe-here/out/0', 1000),
    survey: survey(entries),
  });

const lines = (twin: {readonly text: string}) => twin.text.split('\n');

test('what bears on the sandbox stays, what runs the daemon goes', (t) => {
  const twin = twinOf(
    [
      '[Unit]\nRequires=other.service\nOnFailure=alarm.service\nConditionPathExists=/x\nJoinsNamespaceOf=c.service',
      '[Service]\nType=notify\nExecStart=-/bin/daemon\nExecStartPre=/bin/pre\nRestart=always\nWatchdogSec=1',
      'PrivateTmp=yes\nUser=daemon\nRemoveIPC=yes\nPAMName=login\nLogNamespace=x\nFutureThing=1',
      '[Install]\nWantedBy=multi-user.target\n',
    ].join('\n'),
  );
  for (const kept of [
    'PrivateTmp=yes',
    'User=daemon',
    'FutureThing=1',
    'JoinsNamespaceOf=c.service',
    'Type=oneshot',
  ]) {
    t.true(lines(twin).includes(kept), kept);
  }
  t.notRegex(
    twin.text,
    /Type=notify|bin\/daemon|bin\/pre|Restart|Watchdog|Requires|OnFailure|Condition|RemoveIPC|PAM|LogName|WantedBy/,
  );
  t.deepEqual([...twin.changed.keys()], ['RemoveIPC']);
  // systemd would remove that of a service that runs.
  t.true(lines(twin).includes('RuntimeDirectoryPreserve=yes'));
});

test('of a directory that services share a twin is the owner when it runs: after those of others, and beside its own', (t) => {
  const twin = (name: string, directory: string) =>
    lines(
      makeTwin({
        name,
        settings: parseLocated({
          name,
          files: [{path: 'x', text: `[Service]\nUser=daemon\nStateDirectory=${directory}\n`}],
        }),
        folder: '/run/probe-here',
        program: probeProgram('/run/probe-here', '/run/probe-here/out/1', 1000),
        earlier: [{unit: 'other.service', twin: {of: 'a.service', directories: ['/var/lib/shared']}}],
        survey: survey(),
      }),
    );
  const after = 'After=other.service';
  t.true(twin('b.service', 'shared').includes(after));
  t.true(twin('b.service', 'shared/part').includes(after));
  t.false(twin('b.service', 'shared-not').includes(after));
  t.false(twin('a.service', 'shared').includes(after));
});

test('the runtime directory of a dynamic user goes as the service’s would, and twins wait for one another', (t) => {
  const twin = (...directives: readonly string[]) =>
    lines(
      makeTwin({
        name: 'a.service',
        settings: parseLocated({
          name: 'a.service',
          files: [{path: 'x', text: ['[Service]', 'RuntimeDirectory=a', ...directives].join('\n')}],
        }),
        folder: '/run/probe-here',
        program: probeProgram('/run/probe-here', '/run/probe-here/out/1', 1000),
        earlier: [{unit: 'other.service', twin: {of: 'a.service', directories: []}}],
        survey: survey(),
      }),
    );
  const dynamic = twin('DynamicUser=yes');
  t.false(dynamic.includes('RuntimeDirectoryPreserve=yes'));
  t.true(dynamic.includes('After=other.service'));
  for (const kept of [twin(), twin('DynamicUser=yes', 'RuntimeDirectoryPreserve=restart')]) {
    t.true(kept.includes('RuntimeDirectoryPreserve=yes'));
    t.false(kept.includes('After=other.service'));
  }
});

test('a command that runs with full privileges does so in the twin', (t) => {
  t.regex(twinOf('[Service]\nExecStart=-+/bin/daemon').text, /^ExecStart=\+\/run\/probe-here\/probe /m);
  t.regex(twinOf('[Service]\nExecStart=@!!/bin/daemon x').text, /^ExecStart=!!\/run\/probe-here\/probe /m);
});

test('the probe runs in place of the line that is asked for, and something harmless in place of the daemon', (t) => {
  const twinFor = (kind: ExecKind) =>
    makeTwin({
      name: 'a.service',
      settings: parseLocated({
        name: 'a.service',
        files: [{path: 'x', text: `[Service]\nExecStart=!/bin/daemon\n${kind}=+/bin/x`}],
      }),
      exec: {kind, prefix: '+'},
      folder: '/run/probe-here',
      program: probeProgram('/run/probe-here', '/run/probe-here/out/0', 1000),
      survey: survey(),
    });
  for (const kind of execKinds) {
    const {text, runsOn} = twinFor(kind);
    t.is(text.match(/^Exec\w+=\+\/run\/probe-here\/probe /gm)?.join(), `${kind}=+/run/probe-here/probe `);
    t.is(text.includes('ExecStart=-+/bin/sh -c :'), kind !== 'ExecStart');
    t.is(text.includes('ExecReload=-+/bin/sh -c :'), kind === 'ExecReloadPost');
    t.notRegex(text, /bin\/(daemon|x)/);
    // Else it has ended before it can be reloaded, or stopped.
    t.is(text.includes('RemainAfterExit=yes'), runsOn !== 'start');
  }
  t.deepEqual(
    execKinds.map((kind) => twinFor(kind).runsOn),
    ['start', 'start', 'start', 'start', 'reload', 'reload', 'stop', 'stop'],
  );
});

const own: FoundEntry = {mode: '755', uid: 1, gid: 1, isLink: false};

test('folders are given to the twin only where systemd would leave them as they are', (t) => {
  const text = '[Service]\nUser=daemon\nStateDirectory=s\nProtectSystem=strict';
  t.deepEqual([...twinOf(text, {'/var/lib/s': own}).changed.keys()], []);
  for (const other of [{uid: 2}, {gid: 2}, {mode: '700'}]) {
    const twin = twinOf(text, {'/var/lib/s': {...own, ...other}});
    t.deepEqual([...twin.changed.keys()], ['StateDirectory']);
    t.false(twin.text.includes('StateDirectory=s'));
    t.true(lines(twin).includes('ReadWritePaths=-/var/lib/s'));
    t.true(lines(twin).includes('Environment=STATE_DIRECTORY=/var/lib/s'));
  }
  // A folder that is not that of a dynamic user would be moved.
  const dynamic = '[Service]\nDynamicUser=yes\nStateDirectory=s';
  t.true(twinOf(dynamic, {'/var/lib/s': own}).changed.has('StateDirectory'));
  t.false(twinOf(dynamic, {'/var/lib/s': {...own, isLink: true}}).changed.has('StateDirectory'));
});

test('a dynamic user has the name that the service’s would have', (t) => {
  t.true(lines(twinOf('[Service]\nDynamicUser=yes', {}, 'web@1.service')).includes('User=web'));
});

test('the probe is bound to where it would be hidden, and may run where nothing may', (t) => {
  for (const text of ['RootDirectory=/srv/root', 'TemporaryFileSystem=/run', 'InaccessiblePaths=-/run']) {
    t.true(lines(twinOf(`[Service]\n${text}`)).includes('BindReadOnlyPaths=/run/probe-here'), text);
  }
  t.false(twinOf('[Service]\nTemporaryFileSystem=/var').text.includes('BindReadOnlyPaths'));
  t.true(lines(twinOf('[Service]\nNoExecPaths=/')).includes('ExecPaths=/run/probe-here'));
  t.true(twinOf('[Service]\nRootDirectory=/srv/root').mayMake.includes('/srv/root/run/probe-here'));
});

test('a twin requires /var where its service does, which decides whether /var/tmp is its own', (t) => {
  const required = (unit: string) =>
    twinOf(`[Unit]\n${unit}\n[Service]\nExecStart=/bin/daemon\nPrivateTmp=disconnected`)
      .text.match(/^\w+MountsFor=.*$/gm)
      ?.join();
  t.is(required('After=a.service'), 'RequiresMountsFor=/var');
  t.is(required('DefaultDependencies=no'), undefined);
  t.is(
    required('DefaultDependencies=no\nRequiresMountsFor=/srv /var/lib/a\nWantsMountsFor=/var'),
    'RequiresMountsFor=/var/lib/a,WantsMountsFor=/var',
  );
  t.notRegex(twinOf('[Service]\nExecStart=/bin/daemon').text, /MountsFor/);
});
