import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import type {Machine} from '../../harness/machine/machine.ts';
import {loadSteps} from '../../steps/kit/load-steps.ts';
import {openTestGuest, type TestGuest} from '../../vm/guests/testing/open-test-guest.ts';
import {ConfinementRun} from '../testing/confinement-run.ts';
import {makeStepLast} from '../testing/make-step-last.ts';
import {machineListing} from '../testing/machine-listing.ts';
import {sshFlags} from '../testing/ssh-flags.ts';

// A guest of ours plays the machine that runs already: first one with units of its own, then one without. The tests share
// it and run one after the other.
const folder = mkdtempSync(join(tmpdir(), 'ssh-guest-'));
let opened: TestGuest | undefined;
let machine: Machine;
let flags: string[];

test.before('the machine runs', async () => {
  opened = await openTestGuest('ssh-guest', '2025', await loadSteps());
  ({machine} = opened.guest);
  flags = sshFlags(machine, opened.workspace.cache.privateKey, folder);
  // As vm/nixos/steps.nix leaves it on a NixOS.
  await machine.succeed(
    'mkdir /etc/confinement-harness',
    'cp "$(dirname "$(readlink -f /etc/systemd/system/test1.socket)")/../../../steps.json" /etc/confinement-harness/',
  );
});

test.after.always('it ends', async () => {
  await opened?.[Symbol.asyncDispose]();
  rmSync(folder, {recursive: true, force: true});
});

const start = (...args: string[]) => new ConfinementRun({args: ['test', ...flags, ...args]});

const end = async (run: ConfinementRun): Promise<{exitCode: number | undefined; text: string}> => {
  const {exitCode, stdout} = await run.process;
  return {exitCode, text: `${run.said}\n${stdout}`};
};

/** Asserts that the machine has come back to how it was, which after a cut takes it some moments. */
const isAsBefore = async (t: ExecutionContext, before: readonly string[]): Promise<void> => {
  await machine.waitUntilFails('test -e /run/confinement-harness', {timeoutMs: 60_000});
  const after = await machineListing(machine);
  t.deepEqual(
    after.filter((line) => !before.includes(line)),
    [],
  );
  t.deepEqual(
    before.filter((line) => !after.includes(line)),
    [],
  );
};

test.serial('the steps that its units allow are proved, and nothing is changed', async (t) => {
  await machine.systemctl('stop', 'test9.socket');
  const before = await machineListing(machine);
  // Of a time that is none of the run's business.
  await machine.execute(`perl -e 'unpack("p", pack("Q", 8))'`);
  await using run = start('--set', 'seed');
  const {exitCode, text} = await end(run);
  t.is(exitCode, 0, text);
  t.regex(text, /^10 passed, 0 failed, 1 skipped$/m);
  t.regex(text, /the machine has no units of step 9, which is skipped/);
  t.regex(text, /module the guest's own, of the generation of 2025, systemd 257\S*, kernel \S/);
  const [suite] = run.record().suites;
  const file = (name: string) => readFileSync(join(run.results, suite?.id ?? '', name), 'utf8');
  t.regex(file('journal.txt'), /test1@/);
  t.regex(file('kernel.txt'), /^\d{4}-\S+ \S+ systemd\[1\]: /);
  t.notRegex(file('kernel.txt'), /segfault/);
  t.is(suite?.alarms, undefined);
  // That its service may write there is what step 6 proves; the rest is systemd's own, of services that have run.
  await machine.succeed(
    'rm -r /var/lib/testme',
    'rmdir /run/confinement',
    "systemctl stop 'system-test*.slice'",
  );
  await isAsBefore(t, before);
});

test.serial('units of its own are not overwritten', async (t) => {
  await using run = start('--deploy', '1');
  const {exitCode, text} = await end(run);
  t.is(exitCode, 2, text);
  t.regex(text, /the units cannot be deployed: it has a unit test1\.socket \(loaded\)\n/);
});

test.serial('a machine without units is told so in one line', async (t) => {
  await machine.succeed(
    'systemctl stop "test*.socket" "test*@*.service"',
    'rm -r /etc/systemd/system/test* /etc/systemd/system/sockets.target.wants/test* /usr/local/bin/chroot-exec',
    'rm -rf /run/test*.sock /run/confinement /etc/confinement-harness',
    'systemctl daemon-reload; systemctl reset-failed; systemctl stop "system-test*.slice"; umount /nix',
    'sed -i /^chroot-test/d /etc/passwd /etc/group /etc/shadow /etc/gshadow; rm -f /etc/.pwd.lock /etc/passwd-',
  );
  await using run = start('1');
  const {exitCode, text} = await end(run);
  t.is(exitCode, 69, text);
  t.regex(text, /the machine has no \/etc\/confinement-harness\/steps\.json/);
});

test.serial('units are deployed, proved, and taken away again; by one run at a time', async (t) => {
  // A store of its own, and a /run that no program may be run from, as on many a Debian.
  await machine.succeed('mkdir -p /nix/store; echo own > /nix/store/own', 'mount -o remount,noexec /run');
  const before = await machineListing(machine);
  await using run = start('--deploy', '--set', 'seed');
  await run.proves();
  t.notDeepEqual(await machineListing(machine), before);
  await using second = start('--deploy', '1');
  const refused = await end(second);
  t.is(refused.exitCode, 2, refused.text);
  t.regex(refused.text, /another deployment is there \(confinement-harness\.service\)/);
  const {exitCode, text} = await end(run);
  t.is(exitCode, 0, text);
  t.regex(text, /^11 passed, 0 failed$/m);
  t.regex(text, /module 2025 \(our model/);
  t.false(await machine.execute('test -e /run/confinement-harness').then(({exitStatus}) => exitStatus === 0));
  await isAsBefore(t, before);
});

test.serial('further services and refusals are proved there too, and nothing of them stays', async (t) => {
  const before = await machineListing(machine);
  await using run = start('--deploy', '--steps', 'scripts/prove/fixtures/unit-steps', '--jobs', '1');
  const {exitCode, text} = await end(run);
  t.is(exitCode, 0, text);
  t.deepEqual(
    run.cases().map(({id, status}) => `${id} ${status}`),
    ['1', '2', '3', '4', '5', '6', '7'].map((id) => `${id} passed`),
    text,
  );
  await isAsBefore(t, before);
});

test.serial('its systemd looks at units before they are deployed', async (t) => {
  const before = await machineListing(machine);
  const step = (number: number, more: string) =>
    [
      `export default {description: 'step ${number}', ${more}`,
      "services: () => ({web: {serviceConfig: {ExecStart: '/usr/bin/true'}, shipped: '[Service]\\nPrivateTpm=yes\\n'}}),",
      "test: async ({confined}) => confined.succeed('true')};",
    ].join('');
  await using run = new ConfinementRun({
    args: ['test', ...flags, '--deploy', '--steps', 'mine'],
    edit: (project) => {
      mkdirSync(join(project, 'mine'));
      writeFileSync(join(project, 'mine/01-typo.mjs'), step(1, ''));
      writeFileSync(
        join(project, 'mine/02-meant.mjs'),
        step(2, 'complaints: ["Unknown key \'PrivateTpm\'"],'),
      );
    },
  });
  const {exitCode, text} = await end(run);
  t.is(exitCode, 1, text);
  const [first, second] = run.cases();
  t.regex(
    first?.failure?.message ?? '',
    /^command: {2}systemd-analyze verify of the units of step 1 [^]*\| test1-web\.service:2: PrivateTpm=yes\n.*Unknown key 'PrivateTpm' in section \[Service\], ignoring; PrivateTmp=\?$/,
  );
  t.is(second?.status, 'passed', second?.failure?.message);
  await isAsBefore(t, before);
});

test.serial('a service is inspected there, and entered by a shell, and nothing of it stays', async (t) => {
  const before = await machineListing(machine);
  const unit = join(folder, 'web.service');
  writeFileSync(unit, '[Service]\nExecStart=/usr/bin/web\nUser=daemon\nRestart=alwayz\nPrivateTmp=yes\n');
  await using inspection = new ConfinementRun({args: ['inspect', ...flags, unit]});
  const inspected = await end(inspection);
  t.is(inspected.exitCode, 1, inspected.text);
  t.regex(
    inspected.text,
    /^ {2}NOT IN FORCE {2}Restart=alwayz {3}\(\S+web\.service:4\)\n.*Failed to parse Restart=alwayz/m,
  );
  await using shell = new ConfinementRun({
    args: ['shell', ...flags, '--unit', unit, '--relax', 'PrivateTmp'],
    input: 'id -un\n',
  });
  const entered = await end(shell);
  t.is(entered.exitCode, 0, entered.text);
  t.regex(entered.text, /^inside web\.service without PrivateTmp= of ssh:\S+: \/bin\/bash$/m);
  t.regex(entered.text, /^daemon$/m);
  await isAsBefore(t, before);
});

test.serial('what its systemd ignores in a unit that it has itself is told as of a file', async (t) => {
  const unit = '/etc/systemd/system/own.service';
  await machine.succeed(
    `mkdir ${unit}.d`,
    String.raw`printf '[Service]\nExecStart=/usr/bin/own\nUser=daemon\nRestart=alwayz\n' >${unit}`,
    String.raw`printf '[Service]\nTimeoutStopSec=soon\n' >${unit}.d/more.conf`,
    'systemctl daemon-reload',
  );
  try {
    const before = await machineListing(machine);
    await using inspection = new ConfinementRun({args: ['inspect', ...flags, 'own.service']});
    const {exitCode, text} = await end(inspection);
    t.is(exitCode, 1, text);
    t.regex(
      text,
      /^ {2}NOT IN FORCE {2}Restart=alwayz {3}\(\/etc\/systemd\/system\/own\.service:4\)\n.*Failed to parse Restart=alwayz/m,
    );
    t.regex(
      text,
      /^ {2}NOT IN FORCE {2}TimeoutStopSec=soon {3}\(\/etc\/systemd\/system\/own\.service\.d\/more\.conf:2\)\n.*Failed to parse/m,
    );
    await isAsBefore(t, before);
  } finally {
    await machine.succeed(`rm -r ${unit} ${unit}.d`, 'systemctl daemon-reload');
  }
});

for (const [name, signal, status] of [
  ['an interrupt', 'SIGINT', 130],
  ['a kill -9', 'SIGKILL', undefined],
] as const) {
  test.serial(`${name} puts the machine back`, async (t) => {
    const before = await machineListing(machine);
    await using run = new ConfinementRun({
      args: ['test', ...flags, '--deploy', '7', '1'],
      edit: makeStepLast,
    });
    await run.proves();
    process.kill(run.pid, signal);
    const {exitCode} = await run.process;
    t.is(exitCode, status);
    await isAsBefore(t, before);
  });
}

test.serial('a harness that is not heard of any more loses the machine', async (t) => {
  const before = await machineListing(machine);
  const users = await machine.succeed('cat /etc/passwd');
  await using run = start('--deploy', '--keep', '6', '--timeout-factor', '0.5');
  await run.isIn('steps');
  // What another does to the users in the meantime is to stay.
  await machine.succeed('echo other:x:4711:4711::/:/bin/false >> /etc/passwd');
  process.kill(run.pid, 'SIGSTOP');
  await machine.waitUntilFails('test -e /run/confinement-harness', {timeoutMs: 60_000});
  t.is(await machine.succeed('cat /etc/passwd'), `${users}\nother:x:4711:4711::/:/bin/false`);
  await machine.succeed('sed -i /^other/d /etc/passwd');
  t.deepEqual(
    (await machineListing(machine)).filter((line) => line.includes('test')),
    before.filter((line) => line.includes('test')),
  );
});
