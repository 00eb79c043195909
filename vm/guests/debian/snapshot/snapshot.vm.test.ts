import {existsSync} from 'node:fs';
import {createHash} from 'node:crypto';
import {mkdir, open, readdir, readFile, rm, stat, truncate, utimes, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import test from 'ava';
import {manifestFile} from '../../../../harness/atomic/manifest-file.ts';
import {parseGuest} from '../../parse-guest.ts';
import type {StartedGuest} from '../../guest/started-guest.ts';
import {Workspace} from '../../../workspace/workspace.ts';
import {parseModule} from '../../../modules/confinement-module.ts';
import type {BuiltUnits} from '../../../units/built-units.ts';
import {deployedFolder} from './deployed-folder.ts';
import type {StepUnit} from '../../../units/step-unit.ts';

// Real guests, saved and restored. The units are of this test alone, so that nobody else uses the snapshot that it breaks.
const steps: StepUnit[] = [
  {
    number: 1,
    description: 'broken snapshots',
    store: {},
    service: {environment: {SNAPSHOT_TEST: 'on purpose'}},
  },
];

const warnings: string[] = [];
const workspace = await Workspace.open({acceleration: 'auto', onWarning: (line) => warnings.push(line)});

test.after.always('the workspace closes', async () => {
  await workspace[Symbol.asyncDispose]();
});

let pool = 0;
const openDebian = async (): Promise<StartedGuest> => {
  pool += 1;
  const files = workspace.run.file(`files-${pool}`);
  await mkdir(files);
  return parseGuest('debian').open(workspace, {
    name: 'snapshot test',
    module: parseModule('2025'),
    steps,
    files,
  });
};

test.serial('two restores have random numbers of their own, and the clock of the host', async (t) => {
  await using first = await openDebian();
  await using second = await openDebian();
  t.true(first.restored && second.restored);
  const random = async (started: StartedGuest) =>
    started.machine.succeed('head -c 32 /dev/urandom | od -An -tx1');
  t.not(await random(first), await random(second));
  for (const started of [first, second]) {
    const before = Date.now();
    const seconds = Number(await started.machine.succeed('date +%s.%N'));
    t.true(seconds * 1000 > before - 1500 && seconds * 1000 < Date.now() + 1500, `${seconds}`);
  }
});

test.serial('a restored guest has what it showed before, and nothing of a run before', async (t) => {
  {
    await using started = await openDebian();
    await started.machine.succeed('touch /root/left-behind');
    t.regex(started.machine.consoleText(), /guest-ready/);
  }
  await using started = await openDebian();
  await started.machine.fail('test -e /root/left-behind');
});

/** The saved guest of this test's units: others may save theirs in the same cache meanwhile. */
const deployed = async ({units}: StartedGuest): Promise<string> => {
  const {storePath} = units as BuiltUnits;
  const folders = (await readdir(workspace.cache.snapshots))
    .filter((name) => name.startsWith('booted-'))
    .map(async (name) => deployedFolder(workspace.cache, {folder: name}, {storePath}));
  const folder = (await Promise.all(folders)).find((each) => existsSync(each));
  if (folder === undefined) {
    throw new Error('there is no snapshot to break');
  }
  return folder;
};

/** Overwrites some of the memory; the guest's kernel does not survive it. */
const scramble = async (memory: string): Promise<void> => {
  const file = await open(memory, 'r+');
  const garbage = Buffer.alloc(1024 ** 2, 0xcc);
  for (let at = 0; at < 512; at += 2) {
    await file.write(garbage, 0, garbage.length, at * 1024 ** 2);
  }
  await file.close();
};

const breakages: Record<string, {damage: (folder: string) => Promise<void>; told: RegExp}> = {
  'its state is cut short': {
    damage: async (folder) => truncate(join(folder, 'state'), 1000),
    told: /state has 1000 bytes instead of \d+/,
  },
  'its state is another': {
    damage: async (folder) => {
      const file = await open(join(folder, 'state'), 'r+');
      await file.write(Buffer.from('x'), 0, 1, 5000);
      await file.close();
    },
    told: /state has changed since it was written/,
  },
  'its memory was written to': {
    damage: async (folder) => {
      const file = await open(join(folder, 'memory'), 'r+');
      await file.write(Buffer.from('x'), 0, 1, 5000);
      await file.close();
    },
    told: /memory was written to after the snapshot was made/,
  },
  'it was never completed': {
    damage: async (folder) => rm(join(folder, manifestFile)),
    told: /is not there or was never completed/,
  },
  'its memory is garbage, though nothing shows it': {
    damage: async (folder) => {
      const {atime, mtime} = await stat(join(folder, 'memory'));
      await scramble(join(folder, 'memory'));
      await utimes(join(folder, 'memory'), atime, mtime);
      const {mtimeNs} = await stat(join(folder, 'memory'), {bigint: true});
      await writeFile(join(folder, 'memory.written'), String(mtimeNs));
      // The manifest knows the seal's content too.
      const manifest = join(folder, manifestFile);
      const sealed = JSON.parse(await readFile(manifest, 'utf8')) as {
        entries: {path: string; sha256?: string; bytes?: number}[];
      };
      for (const entry of sealed.entries) {
        if (entry.path === 'memory.written') {
          entry.sha256 = createHash('sha256').update(String(mtimeNs)).digest('hex');
          entry.bytes = String(mtimeNs).length;
        }
      }
      await writeFile(manifest, JSON.stringify(sealed));
    },
    told: /cannot be restored: .*; it is removed and made anew/,
  },
};

for (const [title, {damage, told}] of Object.entries(breakages)) {
  test.serial(`a snapshot is made anew when ${title}`, async (t) => {
    const before = await openDebian();
    await before[Symbol.asyncDispose]();
    const folder = await deployed(before);
    await damage(folder);
    warnings.length = 0;
    await using started = await openDebian();
    t.is(await started.machine.succeed('echo alive'), 'alive');
    t.true(started.restored);
    t.is(warnings.length, 1);
    t.regex(warnings[0] ?? '', told);
    t.false((warnings[0] ?? '').includes('\n'));
    t.true(existsSync(folder));
  });
}
