import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {assertRefused} from '../testing/assert-refused.ts';
import {runInspect} from '../testing/run-inspect.ts';
import {writeUnit} from '../testing/write-unit.ts';

const folder = mkdtempSync(join(tmpdir(), 'inspect-relax-'));
test.after.always('the units are removed', () => rmSync(folder, {recursive: true}));

const unit = (name: string, ...lines: readonly string[]): string => writeUnit(folder, name, ...lines);

test.serial('a twin without a directive may start where the service cannot, and says so', async (t) => {
  const file = unit('web.service', 'ReadOnlyPaths=/etc /no/such/path', 'PrivateTmp=yes');
  mkdirSync(`${file}.d`);
  writeFileSync(`${file}.d/more.conf`, '[Service]\nReadOnlyPaths=/not/there/either\n');
  const itself = await runInspect(file);
  t.is(itself.exitCode, 2);
  t.regex(itself.stderr, /^confinement: web\.service: .*226\/NAMESPACE/m);
  const relaxed = await runInspect(file, '--relax', 'ReadOnlyPaths');
  t.is(relaxed.exitCode, 0, relaxed.stderr);
  t.regex(relaxed.stdout, /^web\.service without ReadOnlyPaths= on debian:trixie/);
  t.regex(relaxed.stdout, /^RELAXED: /m);
  t.regex(relaxed.stdout, /^declared: 1 in force, 0 not in force, 0 not to be seen$/m);
  t.notRegex(relaxed.stdout, /could be closed[^]*^ {2}ReadOnlyPaths=/m);
});

test.serial('a service is compared with itself without a directive: what that closes', async (t) => {
  const file = unit('two.service', 'ProtectHome=yes', 'PrivateTmp=yes');
  const {exitCode, stdout, stderr} = await runInspect(file, '--relax', 'ProtectHome=', '--against', file);
  t.is(exitCode, 0, `${stdout}${stderr}`);
  t.regex(stdout, /two\.service against .*two\.service without ProtectHome=:$/m);
  t.regex(stdout, /paths +path \/home +\S+ +\S+ +narrower$/m);
  t.notRegex(stdout, /mount \/tmp/);
});

test.serial('each of several services must declare it, also one that the guest has', async (t) => {
  const file = unit('three.service', 'ProtectHome=yes', 'PrivateTmp=yes');
  const other = unit('four.service', 'PrivateTmp=yes');
  assertRefused(
    t,
    await runInspect(file, other, '--relax', 'ProtectHome'),
    /^confinement: --relax: \S+four\.service declares no ProtectHome=$/,
  );
  const guests = await runInspect(file, 'systemd-logind.service', '--relax', 'PrivateTmp', '--json');
  t.is(guests.exitCode, 0, guests.stderr);
  t.like(JSON.parse(guests.stdout), {
    services: [{relaxed: [{directive: 'PrivateTmp'}]}, {relaxed: [{directive: 'PrivateTmp', value: 'yes'}]}],
  });
  const missing = await runInspect('systemd-logind.service', '--relax', 'PrivateNetwork');
  t.is(missing.exitCode, 2);
  t.is(missing.stdout, '');
  t.regex(missing.stderr, /^confinement: systemd-logind\.service: declares no PrivateNetwork=/m);
});

test.serial('what cannot be relaxed is one line, before anything boots: exit status 2', async (t) => {
  const file = unit('five.service', 'PrivateTmp=yes');
  for (const [args, line] of [
    [['--relax', 'PrivateTemp'], /no systemd knows .*; the nearest name is PrivateTmp$/],
    [['--relax', 'ExecStart'], /ExecStart= says how the daemon is run/],
    [
      ['--relax', 'PrivateTmp', '--lock', join(folder, 'x.lock')],
      /--lock and --relax: one of them at a time/,
    ],
  ] as const) {
    assertRefused(t, await runInspect(file, ...args), line);
  }
});
