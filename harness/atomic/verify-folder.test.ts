import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import {mkdir, symlink, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {buildFolderAtomic} from './build-folder-atomic.ts';
import {NotYet} from '../wait/not-yet.ts';
import {waitUntil} from '../wait/wait-until.ts';
import {verifyFolder} from './verify-folder.ts';

const parent = mkdtempSync(join(tmpdir(), 'verify-folder-'));
test.after.always(() => rmSync(parent, {recursive: true, force: true}));

const damages: Record<string, {damage: (folder: string) => void; reason: RegExp}> = {
  'a missing file': {damage: (folder) => unlinkSync(join(folder, 'large')), reason: /large is missing$/},
  'a truncated large file': {
    damage: (folder) => truncateSync(join(folder, 'large'), 5),
    reason: /large has 5 bytes instead of 2000000$/,
  },
  'a small file of the same size': {
    damage: (folder) => writeFileSync(join(folder, 'a/small'), 'abd'),
    reason: /a\/small has changed since it was written$/,
  },
  'a link that points elsewhere': {
    damage: (folder) => {
      unlinkSync(join(folder, 'link'));
      symlinkSync('/etc/passwd', join(folder, 'link'));
    },
    reason: /link points to \/etc\/passwd, not a\/small$/,
  },
  'a file in place of a folder': {
    damage: (folder) => {
      rmSync(join(folder, 'empty'), {recursive: true});
      writeFileSync(join(folder, 'empty'), '');
    },
    reason: /empty is a file instead of a folder$/,
  },
  'a missing manifest': {
    damage: (folder) => unlinkSync(join(folder, '.manifest.json')),
    reason: /is not there or was never completed$/,
  },
  'a manifest cut short': {
    damage: (folder) => truncateSync(join(folder, '.manifest.json'), 30),
    reason: /^the manifest of .* cannot be read$/,
  },
  'a folder that is gone': {
    damage: (folder) => rmSync(folder, {recursive: true}),
    reason: /is not there or was never completed$/,
  },
};

for (const [index, [title, {damage, reason}]] of Object.entries(damages).entries()) {
  test(`${title} is noticed and named in one line`, async (t) => {
    const folder = join(parent, `folder-${index}`);
    await buildFolderAtomic(folder, async (temporary) => {
      await mkdir(join(temporary, 'a'));
      await mkdir(join(temporary, 'empty'));
      await writeFile(join(temporary, 'a/small'), 'abc');
      await writeFile(join(temporary, 'large'), Buffer.alloc(2_000_000));
      await symlink('a/small', join(temporary, 'link'));
    });
    t.deepEqual(verifyFolder(folder), {sound: true});
    damage(folder);
    const verdict = verifyFolder(folder);
    t.false(verdict.sound);
    t.regex(verdict.sound ? '' : verdict.reason, reason);
    t.notRegex(verdict.sound ? '' : verdict.reason, /\n/);
  });
}

test('what was added later, or made read-only, does not matter', async (t) => {
  const folder = join(parent, 'added');
  await buildFolderAtomic(folder, async (temporary) => writeFile(join(temporary, 'a'), ''));
  writeFileSync(join(folder, 'verdict'), 'later');
  chmodSync(join(folder, 'a'), 0o444);
  t.deepEqual(verifyFolder(folder), {sound: true});
});

test('what was compared once is not read again, unless it was touched since', async (t) => {
  const folder = join(parent, 'known');
  await buildFolderAtomic(folder, async (temporary) => writeFile(join(temporary, 'a'), 'abc'));
  await waitUntil(
    () => {
      t.deepEqual(verifyFolder(folder), {sound: true});
      if (!existsSync(join(folder, '.verified'))) {
        throw new NotYet('the file is too new');
      }
      return Promise.resolve();
    },
    {what: 'the folder to be known', timeoutMs: 10_000},
  );
  const manifest = readFileSync(join(folder, '.manifest.json'), 'utf8');
  // Only who reads the file sees that this is not its hash.
  writeFileSync(join(folder, '.manifest.json'), manifest.replace(/[0-9a-f]{64}/, '0'.repeat(64)));
  t.deepEqual(verifyFolder(folder), {sound: true});
  writeFileSync(join(folder, '.manifest.json'), manifest);
  const {atime, mtime} = statSync(join(folder, 'a'));
  writeFileSync(join(folder, 'a'), 'abd');
  utimesSync(join(folder, 'a'), atime, mtime);
  t.regex(JSON.stringify(verifyFolder(folder)), /a has changed since it was written/);
});
