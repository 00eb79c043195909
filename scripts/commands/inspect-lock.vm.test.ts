import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {assertRefused} from '../testing/assert-refused.ts';
import {runInspect} from '../testing/run-inspect.ts';
import {writeUnit} from '../testing/write-unit.ts';

const folder = mkdtempSync(join(tmpdir(), 'inspect-lock-'));
test.after.always('the files are removed', () => rmSync(folder, {recursive: true}));

const services = ['systemd-logind.service', 'systemd-networkd.service'];
const lock = join(folder, 'two.lock');
const read = () => readFileSync(lock, 'utf8');

/** A service of its own user, with a file that says so. */
const dynamic = join(folder, 'dynamic.service');
const declare = (...lines: readonly string[]) =>
  writeUnit(folder, 'dynamic.service', 'DynamicUser=yes', ...lines);

test.serial('two inspections write the same bytes, and the second holds to the first', async (t) => {
  declare('StateDirectory=dynamic');
  const all = [...services, dynamic];
  const first = await runInspect(...all, '--lock', lock);
  t.is(first.exitCode, 0, first.stderr);
  t.regex(first.stdout, /^.*two\.lock: written, from what is seen on debian:trixie$/m);
  const again = join(folder, 'again.lock');
  const second = await runInspect(...all, '--lock', again);
  t.is(second.exitCode, 0, second.stderr);
  t.is(readFileSync(again, 'utf8'), read());
  t.notRegex(read(), /confinement-inspect|\b6[1-5]\d{3}\b|"\/nix\/store\/[0-9a-z]{32}-/);
  const held = await runInspect(...all, '--lock', lock);
  t.is(held.exitCode, 0, held.stderr);
  t.is(held.stdout.match(/\.service: as it was$/gm)?.length, 3);
});

test.serial('what is wider than the file says is told as a table: exit status 1', async (t) => {
  const whole = read();
  const [before = '', logind = ''] = whole.split(/(?="systemd-logind\.service")/);
  const edited = `${before}${logind
    .replace('"path /home": "none"', '"path /home": "absent"')
    .replace(/ *"effective capability sys_admin": "yes",\n/, '')
    .replace('"can keyctl": "allowed"', '"can keyctl": "EPERM"')}`;
  t.is(whole.split('\n').length - edited.split('\n').length, 1);
  writeFileSync(lock, edited);
  const wider = await runInspect(...services, '--lock', lock);
  t.is(wider.exitCode, 1, wider.stderr);
  t.regex(wider.stdout, /^ +paths +path \/home +absent +none +wider$/m);
  t.regex(wider.stdout, /^ +capabilities +effective capability sys_admin +no +yes +wider$/m);
  t.regex(wider.stdout, /^ +system calls +can keyctl +EPERM +allowed +wider$/m);
  t.is(read(), edited);
  const update = await runInspect(...services, '--lock', lock, '--update');
  t.is(update.exitCode, 0, update.stderr);
  t.regex(update.stdout, /two\.lock: updated, from/);
  t.is(read(), whole);
});

test.serial('what is narrower is told: exit status 0, and --update takes it', async (t) => {
  declare('StateDirectory=dynamic', 'ProtectHome=yes', 'PrivateNetwork=yes');
  const whole = read();
  const narrower = await runInspect(dynamic, '--lock', lock, '--json');
  t.is(narrower.exitCode, 0, narrower.stderr);
  const {comparison} = JSON.parse(narrower.stdout) as {
    comparison: {wider: boolean; services: {differences: {what: string; breadth: string}[]}[]};
  };
  t.false(comparison.wider);
  const differences = comparison.services[0]?.differences ?? [];
  t.true(
    differences.every(({breadth}) => breadth === 'narrower'),
    JSON.stringify(differences),
  );
  t.true(['path /home', 'namespace net'].every((each) => differences.some(({what}) => what === each)));
  t.is(read(), whole);
  const update = await runInspect(dynamic, '--lock', lock, '--update', '--markdown');
  t.is(update.exitCode, 0, update.stderr);
  t.regex(update.stdout, /^\| namespaces \| namespace net \| host \| own \| narrower \|$/m);
  declare('StateDirectory=dynamic', 'ProtectHome=yes');
  const back = await runInspect(dynamic, '--lock', lock);
  t.is(back.exitCode, 1, back.stderr);
  t.regex(back.stdout, /namespace net +own +host +wider$/m);
});

test.serial('a service is compared with another, and with itself on another guest', async (t) => {
  const other = join(folder, 'other.service');
  writeFileSync(
    other,
    '[Service]\nExecStart=/usr/bin/daemon\nUser=daemon\nReadWritePaths=/srv\nProtectSystem=strict\n',
  );
  const one = await runInspect(dynamic, '--against', other);
  t.is(one.exitCode, 1, one.stderr);
  t.regex(one.stdout, /other\.service against .*dynamic\.service:$/m);
  t.regex(one.stdout, /uid +dynamic +daemon +other$/m);
  const guests = await runInspect(
    'systemd-networkd.service',
    '--guest',
    'debian:bookworm',
    '--against',
    'debian:trixie',
  );
  t.is(guests.exitCode, 1, guests.stderr);
  t.regex(guests.stdout, /^debian:trixie against debian:bookworm:$/m);
  t.regex(guests.stdout, /effective capability bpf +no +yes +wider$/m);
});

test.serial('bad input is one line, before anything boots: exit status 2', async (t) => {
  const damaged = join(folder, 'damaged.lock');
  writeFileSync(damaged, read().slice(0, 500));
  const [logind = ''] = services;
  for (const [args, line] of [
    [[logind, '--lock', damaged], /damaged\.lock: is no lock file, or a damaged one: /],
    [['ssh.service', '--lock', lock], /two\.lock: has no service ssh\.service; --update adds it$/],
    [[logind, '--update'], /--update: goes with --lock FILE/],
    [[logind, '--lock', lock, '--against', 'debian:forky'], /--lock and --against: one of them at a time$/],
    [[logind, '--against', 'debian:lenny'], /debian:lenny/],
    [[...services, '--against', 'ssh.service'], /one service goes against one other; 2 are given$/],
  ] as const) {
    assertRefused(t, await runInspect(...args), line);
  }
  const unseen = join(folder, 'unseen.lock');
  const missing = await runInspect('no-such-thing.service', '--lock', unseen);
  t.is(missing.exitCode, 2);
  t.throws(() => readFileSync(unseen), {code: 'ENOENT'});
});
