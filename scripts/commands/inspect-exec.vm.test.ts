import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {assertRefused} from '../testing/assert-refused.ts';
import {runInspect} from '../testing/run-inspect.ts';
import {writeUnit} from '../testing/write-unit.ts';

const folder = mkdtempSync(join(tmpdir(), 'inspect-exec-'));
test.after.always('the units are removed', () => rmSync(folder, {recursive: true}));

const file = writeUnit(
  folder,
  'web.service',
  'User=daemon',
  'ProtectSystem=strict',
  'ExecStartPre=/bin/a',
  'ExecStartPre=+/bin/install -d /srv/web',
  'ExecStop=/bin/b',
);

test.serial('what a command with + may do is told, and which command it is', async (t) => {
  const {exitCode, stdout, stderr} = await runInspect(file, '--exec', 'ExecStartPre');
  t.is(exitCode, 0, stderr);
  t.regex(stdout, /^web\.service ExecStartPre= on debian:trixie/);
  t.regex(
    stdout,
    /^in place of ExecStartPre=\+\/bin\/install -d \/srv\/web {3}\(\S+web\.service:6\), which of 2 may do most$/m,
  );
  t.regex(stdout, /^identity +can act as root/m);
  t.regex(stdout, /, 0 not in force, .*, 2 not applied\n {2}not applied, as .*: User=, ProtectSystem=$/m);
  const json = await runInspect(file, '--exec', 'ExecStartPre', '--json');
  t.like(JSON.parse(json.stdout), {
    services: [{name: 'web.service', exec: {kind: 'ExecStartPre', prefix: '+', count: 2}}],
  });
});

test.serial('a lock file has each line under its own name', async (t) => {
  const lock = join(folder, 'web.lock');
  t.is((await runInspect(file, '--exec', 'ExecStop', '--lock', lock)).exitCode, 0);
  t.deepEqual(Object.keys((JSON.parse(readFileSync(lock, 'utf8')) as {services: object}).services), [
    'web.service ExecStop=',
  ]);
  const {exitCode, stderr} = await runInspect(file, '--lock', lock);
  t.is(exitCode, 2);
  t.regex(stderr, /has no service web\.service; --update adds it$/m);
});

test.serial('two services are compared by the same line', async (t) => {
  const other = writeUnit(
    folder,
    'other.service',
    'User=daemon',
    'ProtectSystem=strict',
    'ExecStartPre=/bin/a',
  );
  const {exitCode, stdout, stderr} = await runInspect(
    other,
    ...['--exec', 'ExecStartPre', '--against', file, '--json'],
  );
  t.is(exitCode, 1, stderr);
  const {comparison} = JSON.parse(stdout) as {
    comparison: {was: string; is: string; services: {name: string; differences: object[]}[]};
  };
  t.like(comparison, {was: `${other} ExecStartPre=`, is: `${file} ExecStartPre=`});
  const [compared] = comparison.services;
  t.is(compared?.name, 'web.service ExecStartPre=');
  t.like(
    compared?.differences.find((each) => 'what' in each && each.what === 'uid'),
    {was: 'daemon', is: 'root'},
  );
});

test.serial('a line that is not there is one line: exit status 2', async (t) => {
  for (const [args, line] of [
    [
      [file, '--exec', 'ExecReload'],
      /web\.service has no ExecReload=; it has ExecStartPre= ExecStart= ExecStop=$/,
    ],
    [[file, '--exec', 'Exec'], /^confinement: --exec Exec: is no line .*; allowed: ExecCondition, /],
  ] as const) {
    assertRefused(t, await runInspect(...args), line);
  }
  const guests = await runInspect('systemd-logind.service', '--exec', 'ExecReload');
  t.is(guests.exitCode, 2);
  t.is(guests.stdout, '');
  t.regex(
    guests.stderr,
    /^confinement: systemd-logind\.service ExecReload=: has no ExecReload=; it has ExecStart=$/m,
  );
});
