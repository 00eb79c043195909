import {once} from 'node:events';
import {
  existsSync,
  lutimesSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {Readable} from 'node:stream';
import test from 'ava';
import {execa} from 'execa';
import {withParentDeathSignal} from '../process/with-parent-death-signal.ts';
import {RunFolder} from './run-folder.ts';
import {sweepRunFolders} from './sweep-run-folders.ts';

const fixture = join(import.meta.dirname, 'fixtures/hold-run-folder.ts');
const program = `
  import {sweepRunFolders} from ${JSON.stringify(join(import.meta.dirname, 'sweep-run-folders.ts'))};
  console.log(JSON.stringify(sweepRunFolders('run-test')));`;
const isRoot = process.getuid?.() === 0;

// A temporary directory of this file's own, so that no other test's folders are met.
const temporary = mkdtempSync(join(tmpdir(), 'sweep-'));
process.env.TMPDIR = temporary;
test.after.always(() => rmSync(temporary, {recursive: true, force: true}));

/** A folder of a run that was killed with SIGKILL. */
const deadFolder = async (): Promise<string> => {
  const child = execa(...withParentDeathSignal('node', ['--import=./scripts/typescript.js', fixture]), {
    stdin: 'pipe',
    reject: false,
  });
  const path = await firstLine(child);
  child.kill('SIGKILL');
  await child;
  return path;
};

const firstLine = async ({stdout}: {stdout: Readable}): Promise<string> => {
  const [chunk] = (await once(stdout, 'data')) as [Buffer];
  return chunk.toString().trimEnd();
};

const old = new Date(Date.now() - 3_600_000);

test.serial('the folder of a run killed with SIGKILL is removed, those of living runs are not', async (t) => {
  await using mine = RunFolder.create('run-test');
  const other = execa(...withParentDeathSignal('node', ['--import=./scripts/typescript.js', fixture]), {
    stdin: 'pipe',
    reject: false,
  });
  const others = await firstLine(other);
  const dead = await deadFolder();
  t.true(existsSync(join(dead, 'inner/file')));
  t.deepEqual(sweepRunFolders('run-test'), {removed: [dead], left: []});
  t.false(existsSync(dead));
  t.true(existsSync(mine.path));
  t.true(existsSync(join(others, 'inner/file')));
  other.kill('SIGKILL');
  await other;
  t.deepEqual(sweepRunFolders('run-test'), {removed: [others], left: []});
});

test.serial(
  'a folder whose owner is not yet written is left for a while, and for ever if it holds other things',
  (t) => {
    const young = join(temporary, 'run-test-young1');
    const empty = join(temporary, 'run-test-empty1');
    const backup = join(temporary, 'run-test-backup');
    for (const path of [young, empty, backup]) {
      mkdirSync(path);
    }
    writeFileSync(join(backup, 'notes.txt'), 'kept');
    utimesSync(empty, old, old);
    utimesSync(backup, old, old);
    t.deepEqual(sweepRunFolders('run-test'), {removed: [empty], left: []});
    t.true(existsSync(young));
    t.true(existsSync(join(backup, 'notes.txt')));
    rmSync(young, {recursive: true});
    rmSync(backup, {recursive: true});
  },
);

test.serial('a half-written owner file of long ago does not keep a folder', (t) => {
  const path = join(temporary, 'run-test-broken');
  mkdirSync(path);
  writeFileSync(join(path, '.run-owner.json'), '{"pid":');
  t.deepEqual(sweepRunFolders('run-test').removed, []);
  utimesSync(path, old, old);
  t.deepEqual(sweepRunFolders('run-test').removed, [path]);
});

test.serial('a symbolic link named like a run folder is not followed', (t) => {
  const target = join(temporary, 'target');
  mkdirSync(target);
  writeFileSync(join(target, '.run-owner.json'), 'nobody');
  utimesSync(target, old, old);
  const link = join(temporary, 'run-test-linked');
  symlinkSync(target, link);
  lutimesSync(link, old, old);
  t.deepEqual(sweepRunFolders('run-test'), {removed: [], left: []});
  t.true(existsSync(join(target, '.run-owner.json')));
});

test.serial('several processes may sweep at once', async (t) => {
  const folders = await Promise.all(Array.from({length: 4}, deadFolder));
  for (const folder of folders) {
    for (let index = 0; index < 300; index += 1) {
      mkdirSync(join(folder, `deep-${index}/a/b`), {recursive: true});
      writeFileSync(join(folder, `deep-${index}/a/b/c`), '');
    }
  }
  const sweepers = Array.from({length: 4}, () =>
    execa(
      ...withParentDeathSignal('node', [
        '--import=./scripts/typescript.js',
        '--input-type=module',
        '--eval',
        program,
      ]),
    ),
  );
  for (const {stdout} of await Promise.all(sweepers)) {
    t.regex(stdout, /"left":\[\]/);
  }
  t.deepEqual(
    readdirSync(temporary).filter((name) => folders.some((folder) => folder.endsWith(name))),
    [],
  );
});

(isRoot ? test.serial : test.serial.skip)(
  'what a killed build left mounted is detached, not emptied',
  async (t) => {
    const dead = await deadFolder();
    t.teardown(async () => {
      for (const name of ['tmpfs/below', 'tmpfs', 'bound with blank']) {
        await execa('umount', ['--lazy', join(dead, name)], {reject: false});
      }
    });
    const precious = join(temporary, 'precious');
    mkdirSync(join(precious, 'inner'), {recursive: true});
    writeFileSync(join(precious, 'inner/file'), 'kept');
    for (const name of ['bound with blank', 'tmpfs']) {
      mkdirSync(join(dead, name));
    }
    // The bind mount lies on the same file system, so that its device number does not give it away.
    await execa('mount', ['--bind', precious, join(dead, 'bound with blank')]);
    await execa('mount', ['-t', 'tmpfs', 'none', join(dead, 'tmpfs')]);
    mkdirSync(join(dead, 'tmpfs/below'));
    await execa('mount', ['--bind', precious, join(dead, 'tmpfs/below')]);
    t.deepEqual(sweepRunFolders('run-test'), {removed: [dead], left: []});
    t.false(existsSync(dead));
    t.true(existsSync(join(precious, 'inner/file')));
  },
);
