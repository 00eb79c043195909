import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import test, {type ExecutionContext} from 'ava';
import {execa} from 'execa';
import {withParentDeathSignal} from '../../harness/process/with-parent-death-signal.ts';
import {NotYet} from '../../harness/wait/not-yet.ts';
import {waitUntil} from '../../harness/wait/wait-until.ts';
import {cacheFolder} from '../../vm/cache/cache-folder.ts';
import {standIn, type StandIn} from '../testing/stand-in.ts';

// There is no binary cache to build a NixOS with here: the scripts stand in for those of build-vm, see
// scripts/testing/stand-in.sh. All else is real: the command, QEMU, a guest with systemd and the steps' units.
const command = fileURLToPath(new URL('../confinement.js', import.meta.url));

/** A run of the command on a stand-in, with a temporary folder of its own, by which its processes are known. */
const startRun = async (t: ExecutionContext, vm: Omit<StandIn, 'folder'>, ...steps: string[]) => {
  const folder = mkdtempSync(join(tmpdir(), 'run-script-'));
  t.teardown(() => rmSync(folder, {recursive: true, force: true}));
  const result = join(folder, 'result');
  const temporary = join(folder, 't');
  const cwd = join(folder, 'cwd');
  mkdirSync(temporary);
  mkdirSync(cwd);
  await standIn({folder: result, ...vm});
  const before = readdirSync(result).sort();
  const child = execa(
    ...withParentDeathSignal(process.execPath, [command, 'test', ...steps, '--guest', `nixos:${result}`]),
    {
      cwd,
      env: {TMPDIR: temporary, CONFINEMENT_CACHE: cacheFolder()},
      reject: false,
      stdin: 'ignore',
      // It has a grace of its own for ending in good order.
      forceKillAfterDelay: 30_000,
    },
  );
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  /** Its processes with this text in their command line. */
  const processes = (text: string): number[] =>
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .filter((pid) => {
        try {
          return (
            readFileSync(`/proc/${pid}/environ`, 'latin1').includes(`=${temporary}`) &&
            readFileSync(`/proc/${pid}/cmdline`, 'latin1').includes(text)
          );
        } catch {
          return false;
        }
      });
  const until = async (what: string, holds: () => boolean, timeoutMs = 400_000) =>
    waitUntil(
      () => {
        if (!holds()) {
          throw new NotYet(`it said: ${said}`);
        }
        return Promise.resolve();
      },
      {what, timeoutMs, intervalMs: 50},
    );
  return {
    child,
    processes,
    qemuRuns: async () => until('QEMU to run', () => processes('-name\0stand-in').length > 0),
    helperRuns: async () => until('the helper to run', () => processes('sleep\x001234.5').length === 1),
    said: async (text: RegExp) => until(`it to say ${String(text)}`, () => text.test(said)),
    nothingRuns: async () => until('all of it to end', () => processes('').length === 0, 60_000),
    /** What was made elsewhere than in the run's temporary folder. */
    strays: () => [
      ...readdirSync(cwd),
      ...readdirSync(result).filter((name) => !before.includes(name)),
      ...readdirSync(temporary).filter((name) => name.endsWith('.nix-vm')),
    ],
  };
};

for (const start of ['exec', 'helper'] as const) {
  test.serial(
    `steps are proved on a VM that a script starts (${start}), and nothing is left of it`,
    async (t) => {
      const run = await startRun(t, {start}, '1', '5');
      await run.qemuRuns();
      if (start === 'helper') {
        await run.helperRuns();
      } else {
        t.is(run.processes('sleep\x001234.5').length, 0);
      }
      const {exitCode, stdout, stderr} = await run.child;
      t.is(exitCode, 0, `${stdout}\n${stderr}`);
      t.regex(stdout, /module the guest's own, of the generation of 2025, systemd 257/);
      // Proved, or refused, with the kernel that the script names.
      t.regex(stdout, /acceleration (?:kvm \(it works|tcg \(no KVM: (?!no kernel))/);
      await run.nothingRuns();
      t.deepEqual(run.strays(), []);
    },
  );
}

for (const [start, moment] of [
  ['exec', 'boots'],
  ['helper', 'boots'],
  ['helper', 'proves'],
] as const) {
  test.serial(
    `kill -9 of the harness while it ${moment} ends all that the script has started (${start})`,
    async (t) => {
      const run = await startRun(t, {start}, '1', '5', '7');
      await (moment === 'boots' ? run.qemuRuns() : run.said(/: ok /));
      run.child.kill('SIGKILL');
      await run.child;
      await run.nothingRuns();
      t.pass();
    },
  );
}

test.serial('SIGTERM ends the machine in good order', async (t) => {
  const run = await startRun(t, {start: 'helper'}, '1');
  await run.qemuRuns();
  run.child.kill('SIGTERM');
  t.is((await run.child).exitCode, 130);
  await run.nothingRuns();
});

test.serial('the death of QEMU alone is told, and takes the helper with it', async (t) => {
  const run = await startRun(t, {start: 'helper'}, '1', '5', '7');
  await run.said(/: ok /);
  const [qemu] = run.processes('qemu-system-x86_64\0-name\0stand-in').slice(-1);
  process.kill(qemu ?? 0, 'SIGKILL');
  const {exitCode, stdout, stderr} = await run.child;
  t.is(exitCode, 69, `${stdout}\n${stderr}`);
  t.regex(stdout, /QEMU/);
  await run.nothingRuns();
});

test.serial('a VM without the units of the steps is told in one line', async (t) => {
  const run = await startRun(t, {start: 'exec', units: false}, '1');
  const {exitCode, stdout} = await run.child;
  t.is(exitCode, 69, stdout);
  t.regex(
    stdout,
    /the machine has no \/etc\/confinement-harness\/steps\.json: its configuration does not import/,
  );
});

test.serial('a VM that does not let us in with our key is told in one line', async (t) => {
  const run = await startRun(t, {start: 'exec', key: false}, '1');
  const {exitCode, stdout} = await run.child;
  t.is(exitCode, 69, stdout);
  t.regex(
    stdout,
    /: the VM does not let root in with our key: add \S+\/keys\/id_ed25519\.pub to users\.users\.root\.openssh\.authorizedKeys\.keyFiles \(ssh .*: All configured authentication methods failed\)\n/,
  );
  await run.nothingRuns();
});

test.serial('a VM without sshd is told in one line, with the end of its console', async (t) => {
  const run = await startRun(t, {start: 'exec', sshd: false}, '1', '--timeout-factor', '0.3');
  const {exitCode, stdout} = await run.child;
  t.is(exitCode, 69, stdout);
  t.regex(
    stdout,
    /sshd to answer.*; does the VM have services\.openssh\.enable\?\n\s+the console's last lines:/,
  );
  await run.nothingRuns();
});

test.serial('a VM whose kernel panics is given up at once, with the end of its console', async (t) => {
  const run = await startRun(t, {start: 'helper', init: false}, '1', '5', '7');
  await run.qemuRuns();
  const started = performance.now();
  const {exitCode, stdout} = await run.child;
  t.true(performance.now() - started < 60_000);
  t.is(exitCode, 69, stdout);
  t.regex(
    stdout,
    /did not boot: the kernel panicked: .*\n\s+the console's last lines:\n(?:.*\n)*.*Kernel panic/,
  );
  // Once for all steps.
  t.is(stdout.split("the console's last lines").length - 1, 1, stdout);
  t.is(stdout.split('(the error of the run tells more)').length - 1, 3, stdout);
  await run.nothingRuns();
});

// nixos-rebuild cannot build a NixOS here, so one stands in that takes the same command line and leaves the same link.
const fakeNixosRebuild = `#!/bin/sh
set -e
[ "$1 $2 $3 $4 $6" = "build-vm --fast --show-trace -I -I" ] || { echo "unrecognized arguments: $*" >&2; exit 2; }
[ $# = 7 ] && [ "$7" = "nixpkgs=$FAKE_NIXPKGS" ] || { echo "nixpkgs: $7" >&2; exit 1; }
configuration=\${5#nixos-config=}
[ "$configuration" = "$NIXOS_CONFIG" ] || { echo "NIXOS_CONFIG: $NIXOS_CONFIG" >&2; exit 1; }
# What it imports must be there, and the whole must be Nix.
nix-instantiate --parse "$configuration" >/dev/null
nix-instantiate --parse "$(dirname "$configuration")/steps.nix" >/dev/null
ln -s "$FAKE_RESULT" result
echo "Done.  The virtual machine can be started by running $FAKE_RESULT/bin/run-stand-in-vm" >&2
`;

const nixosRun = async (t: ExecutionContext, nixosRebuild: string, ...args: string[]) => {
  const folder = mkdtempSync(join(tmpdir(), 'nixos-'));
  t.teardown(() => rmSync(folder, {recursive: true, force: true}));
  const result = join(folder, 'vm');
  await standIn({folder: result, start: 'exec'});
  mkdirSync(join(folder, 'bin'));
  writeFileSync(join(folder, 'bin/nixos-rebuild'), nixosRebuild, {mode: 0o755});
  return execa(
    ...withParentDeathSignal(process.execPath, [
      command,
      'test',
      '7',
      '--guest',
      'nixos',
      '--nixpkgs',
      folder,
      ...args,
    ]),
    {
      reject: false,
      env: {
        CONFINEMENT_CACHE: cacheFolder(),
        PATH: `${join(folder, 'bin')}:${process.env.PATH ?? ''}`,
        FAKE_RESULT: result,
        FAKE_NIXPKGS: folder,
      },
    },
  );
};

test.serial(
  '--guest nixos builds its VM by nixos-rebuild and boots it (stand-in: no binary cache here)',
  async (t) => {
    const {exitCode, stdout, stderr} = await nixosRun(t, fakeNixosRebuild);
    t.is(exitCode, 0, `${stdout}\n${stderr}`);
    t.regex(stdout, /^nixos own$/m);
  },
);

test.serial('a build that fails is told with what Nix wrote last', async (t) => {
  const {exitCode, stdout} = await nixosRun(t, '#!/bin/sh\necho "error: attribute missing" >&2\nexit 1\n');
  t.is(exitCode, 69);
  t.regex(stdout, /could not be built by nixos-rebuild:\n\s+error: attribute missing/);
});

test.serial("a unit that NixOS refuses is told with NixOS' own message, and its step", async (t) => {
  const {exitCode, stdout} = await nixosRun(
    t,
    [
      '#!/bin/sh',
      "cat >&2 <<'END'",
      'error:',
      '       … while evaluating the option `system.build.toplevel',
      '',
      '       error:',
      '       Failed assertions:',
      "       - The option 'RootDirectoryStartOnly' for service 'test7@' is enabled",
      'END',
      'exit 1',
      '',
    ].join('\n'),
  );
  t.is(exitCode, 2, stdout);
  t.regex(stdout, /step 7: The option 'RootDirectoryStartOnly' for service 'test7@' is enabled\n/);
});

test('a script that fails is told with what it wrote', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'run-script-'));
  t.teardown(() => rmSync(folder, {recursive: true, force: true}));
  const script = join(folder, 'run-broken-vm');
  writeFileSync(script, '#!/bin/sh\necho no space for the disk >&2\nexit 3\n', {mode: 0o755});
  const {exitCode, stdout} = await execa(
    ...withParentDeathSignal(process.execPath, [command, 'test', '1', '--guest', `nixos:${script}`]),
    {reject: false, env: {CONFINEMENT_CACHE: cacheFolder()}},
  );
  t.is(exitCode, 69, stdout);
  t.regex(stdout, /no space for the disk/);
});
