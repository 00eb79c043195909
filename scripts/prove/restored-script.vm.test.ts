import {mkdir, mkdtemp, readdir, readFile, rm, truncate} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {loadSteps} from '../../steps/kit/load-steps.ts';
import {parseGuest} from '../../vm/guests/parse-guest.ts';
import type {StartedGuest} from '../../vm/guests/guest/started-guest.ts';
import {ownModule} from '../../vm/modules/confinement-module.ts';
import {Workspace} from '../../vm/workspace/workspace.ts';
import {standIn} from '../testing/stand-in.ts';

// There is no binary cache to build a NixOS with here: the script stands in for one of build-vm with
// virtualisation.useNixStoreImage, see scripts/testing/stand-in.sh. QEMU, its saved state and the guest with systemd are real.
const folder = await mkdtemp(join(tmpdir(), 'restored-script-'));
const warnings: string[] = [];
const phases: string[] = [];
const workspace = await Workspace.open({
  acceleration: 'auto',
  onWarning: (line) => warnings.push(line),
  phase: async (name, work) => {
    phases.push(name);
    return work();
  },
});
const saved = async (): Promise<string[]> =>
  (await readdir(workspace.cache.snapshots).catch(() => [])).filter((name) => name.startsWith('nixos-'));
const before = await saved();
/** Snapshots of this test's script, which nobody else has. */
const ours = async (): Promise<string[]> =>
  (await saved()).filter((name) => !before.includes(name)).map((name) => workspace.cache.snapshot(name));

test.after.always('nothing of it stays', async () => {
  await Promise.all((await ours()).map(async (each) => rm(each, {recursive: true, force: true})));
  await workspace[Symbol.asyncDispose]();
  await rm(folder, {recursive: true, force: true});
});

test.before('the script is there', async () => {
  await standIn({folder: join(folder, 'result'), start: 'exec', disk: false});
});

let opened = 0;
const files = (number: number): string => workspace.run.file(`files-${number}`);
const openGuest = async (): Promise<StartedGuest> => {
  opened += 1;
  await mkdir(files(opened));
  return parseGuest(`nixos:${folder}/result`).open(workspace, {
    name: 'saved script',
    module: ownModule,
    steps: await loadSteps(),
    only: [1],
    files: files(opened),
  });
};

test.serial('a VM is booted once, and each that is restored is a machine of its own', async (t) => {
  await using first = await openGuest();
  t.true(first.restored);
  t.deepEqual(phases.splice(0), ['boot', 'restore']);
  await using second = await openGuest();
  t.deepEqual(phases.splice(0), ['restore']);
  t.deepEqual(warnings, []);
  t.deepEqual(second.facts, first.facts);
  t.is(second.generation, '2025');
  const random = async ({machine}: StartedGuest) => machine.succeed('head -c 32 /dev/urandom | od -An -tx1');
  t.not(await random(first), await random(second));
  await first.machine.succeed('touch /root/left-behind');
  await second.machine.fail('test -e /root/left-behind');
  for (const {machine} of [first, second]) {
    const beforeMs = Date.now();
    const nowMs = Number(await machine.succeed('date +%s.%N')) * 1000;
    t.true(nowMs > beforeMs - 1500 && nowMs < Date.now() + 1500, String(nowMs));
    t.is(await machine.succeed("echo 'id -u' | nc -NU /run/test1.sock"), '0\nexit-status:0');
    t.regex(machine.consoleText(), /guest-ready/);
    await machine.succeed('echo said-after-it-was-restored | systemd-cat');
  }
  // The other processors were brought in before it was saved.
  t.is(await second.machine.succeed('nproc'), '2');
  await second[Symbol.asyncDispose]();
  const journal = (await readFile(join(files(2), 'journal.txt'), 'utf8')).split('\n');
  t.is(journal.filter((line) => line.includes('Linux version')).length, 1);
  t.is(journal.filter((line) => line.endsWith('said-after-it-was-restored')).length, 1);
});

test.serial('a saved VM whose state is cut short is booted and saved anew, and that is told', async (t) => {
  const [snapshot = ''] = await ours();
  await truncate(join(snapshot, 'state'), 1000);
  await using started = await openGuest();
  t.true(started.restored);
  t.deepEqual(phases.splice(0), ['boot', 'restore']);
  t.regex(warnings.splice(0).join('\n'), /^the snapshot is made anew: \S+\/state /);
  await started.machine.succeed('true');
});
