import test from 'ava';
import {MachineryError} from '../../harness/errors/machinery-error.ts';
import {parseGuest} from '../../vm/guests/parse-guest.ts';
import {ensureHostPackages} from './ensure-host-packages.ts';
import {fakeHost} from './fixtures/fake-host.ts';

const apt = 'env DEBIAN_FRONTEND=noninteractive LC_ALL=C apt-get -o DPkg::Lock::Timeout=300';
const update = `${apt} update`;
const installCpio = `${apt} install -y --no-install-recommends cpio`;

test('nothing is run where nothing is missing', async (t) => {
  const system = fakeHost({lacks: []});
  await ensureHostPackages({system});
  t.deepEqual(system.commands, []);
});

test('what only other guests need is not installed', async (t) => {
  const system = fakeHost({lacks: ['cpio', 'ssh-keyscan'], isRoot: true});
  await ensureHostPackages({system, guests: [parseGuest('nixos:/result')]});
  t.deepEqual(system.commands, [update, `${apt} install -y --no-install-recommends openssh-client`]);
});

test('root gets what is missing at once, each package once, and is told how it goes', async (t) => {
  const system = fakeHost({lacks: ['cpio', 'nix-build', 'nix-store', 'newuidmap'], isRoot: true});
  const lines: string[] = [];
  await ensureHostPackages({system, onProgress: (line) => lines.push(line)});
  t.deepEqual(system.commands, [update, `${installCpio} nix-bin`]);
  t.deepEqual(lines, ['installing what is missing: cpio, nix-build, nix-store', 'did update', 'did nix-bin']);
});

test('an ordinary user at a terminal is told, and goes through sudo', async (t) => {
  const system = fakeHost({lacks: ['cpio', 'newuidmap'], has: ['apt-get', 'sudo'], hasTerminal: true});
  const lines: string[] = [];
  await ensureHostPackages({system, onProgress: (line) => lines.push(line)});
  t.deepEqual(system.commands, [`sudo ${update}`, `sudo ${installCpio} uidmap`]);
  t.is(lines[0], 'installing what is missing through sudo: cpio, newuidmap');
});

test('CI with a sudo that asks for no password goes through it', async (t) => {
  const system = fakeHost({lacks: ['cpio'], has: ['apt-get', 'sudo'], env: {CI: 'true'}});
  await ensureHostPackages({system});
  t.deepEqual(system.commands, ['sudo -n true', `sudo -n ${update}`, `sudo -n ${installCpio}`]);
});

test('CI whose sudo asks for a password is told the command', async (t) => {
  const system = fakeHost({
    lacks: ['cpio'],
    has: ['apt-get', 'sudo'],
    env: {CI: 'true'},
    failing: () => 'sudo: a password is required',
  });
  const error = await t.throwsAsync(ensureHostPackages({system}), {instanceOf: MachineryError});
  t.deepEqual(system.commands, ['sudo -n true']);
  t.regex(error.message, /Install them with: sudo sh -c/);
});

test('an ordinary user without a terminal gets what is missing and the one command', async (t) => {
  const system = fakeHost({lacks: ['cpio', 'the Debian archive keyring'], has: ['apt-get', 'sudo']});
  const error = await t.throwsAsync(ensureHostPackages({system}), {instanceOf: MachineryError});
  t.is(
    error.message,
    `Missing on this host:
  the Debian archive keyring, for checking the Debian guest's packages
  cpio, for making the guest's initrd
Install them with: sudo sh -c 'apt-get update && apt-get install -y --no-install-recommends debian-archive-keyring cpio'`,
  );
  t.deepEqual(system.commands, []);
});

test('where there is no sudo the command does without', async (t) => {
  const system = fakeHost({lacks: ['cpio'], hasTerminal: true});
  const error = await t.throwsAsync(ensureHostPackages({system}), {instanceOf: MachineryError});
  t.regex(error.message, /Install them with: su -c 'apt-get update && apt-get install .* cpio'$/);
});

test('another distribution gets the programs, not the names of Debian packages', async (t) => {
  const system = fakeHost({lacks: ['mkfs.erofs'], has: [], isRoot: true});
  const error = await t.throwsAsync(ensureHostPackages({system}), {instanceOf: MachineryError});
  t.is(
    error.message,
    "Missing on this host:\n  mkfs.erofs, for making the guest's disks\nInstall them with the package manager of this system.",
  );
  t.deepEqual(system.commands, []);
});

test('apt-get of another process is waited for', async (t) => {
  let refusals = 3;
  const system = fakeHost({
    lacks: ['cpio'],
    isRoot: true,
    failing: (command) =>
      command === update && (refusals -= 1) >= 0
        ? 'Reading...\nE: Could not get lock /var/lib/apt/lists/lock. It is held by process 7 (apt-get)'
        : undefined,
  });
  const lines: string[] = [];
  await ensureHostPackages({system, onProgress: (line) => lines.push(line)});
  t.deepEqual(system.commands, [update, update, update, update, installCpio]);
  t.deepEqual(system.pausesMs, [2000, 2000, 2000]);
  t.is(lines.filter((line) => line === 'another process uses apt; waiting for it').length, 1);
});

test('apt-get of another process is not waited for without end', async (t) => {
  const system = fakeHost({
    lacks: ['cpio'],
    isRoot: true,
    failing: () => 'E: Could not get lock /var/cache/apt/archives/lock',
  });
  await t.throwsAsync(ensureHostPackages({system}), {message: /Could not get lock/});
  t.is(system.pausesMs.filter((pause) => pause === 2000).length, 300);
});

test('a source that cannot be updated does not stop the installation', async (t) => {
  const system = fakeHost({
    lacks: ['cpio'],
    isRoot: true,
    failing: (command) => (command === update ? 'E: The repository has no Release file' : undefined),
  });
  const lines: string[] = [];
  await ensureHostPackages({system, onProgress: (line) => lines.push(line)});
  t.is(system.commands.at(-1), installCpio);
  t.true(lines.some((line) => line.includes('no Release file')));
});

test('an installation that fails shows the end of what apt-get wrote', async (t) => {
  const system = fakeHost({
    lacks: ['cpio'],
    isRoot: true,
    failing: (command) => (command === installCpio ? 'E: Unable to locate package cpio' : undefined),
  });
  const error = await t.throwsAsync(ensureHostPackages({system}), {instanceOf: MachineryError});
  t.regex(error.message, /apt-get .* ended with exit status 100:\nE: Unable to locate package cpio$/);
});

test('a package that does not bring its program is told', async (t) => {
  const system = {
    ...fakeHost({lacks: ['cpio'], isRoot: true}),
    which: (program: string) => (program === 'cpio' ? undefined : program),
  };
  const error = await t.throwsAsync(ensureHostPackages({system}), {instanceOf: MachineryError});
  t.regex(
    error.message,
    /^Missing on this host:\n {2}cpio, for .*\nThe packages were installed, but did not bring them\.$/,
  );
});

test('an interrupted update installs nothing', async (t) => {
  const controller = new AbortController();
  const reason = new Error('interrupted');
  const system = fakeHost({
    lacks: ['cpio'],
    isRoot: true,
    failing: () => {
      controller.abort(reason);
      return 'ended by a signal';
    },
  });
  t.is(await t.throwsAsync(ensureHostPackages({system, signal: controller.signal})), reason);
  t.deepEqual(system.commands, [update]);
});
