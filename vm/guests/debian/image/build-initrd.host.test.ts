import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {run} from '../../../../harness/process/run.ts';
import {buildInitrd} from './build-initrd.ts';

const folder = mkdtempSync(join(tmpdir(), 'initrd-'));
test.after.always(() => rmSync(folder, {recursive: true, force: true}));

test('the archive has busybox, our init and the modules, all of root', async (t) => {
  const modules = join(folder, 'modules');
  mkdirSync(modules);
  writeFileSync(join(modules, '100-virtio_blk.ko'), 'block');
  writeFileSync(join(modules, '101-erofs.ko'), 'erofs', {mode: 0o600});
  const output = join(folder, 'initrd.img');
  await buildInitrd(modules, join(folder, 'staging'), output);
  const archive = readFileSync(output);
  const {stdout} = await run('cpio', ['--list', '--verbose', '--numeric-uid-gid', '--quiet'], {
    input: archive,
  });
  const entries = stdout.split('\n').map((line) => line.trim().split(/\s+/));
  const modes = Object.fromEntries(entries.map(([mode, , , , , , , , name = '']) => [name, mode]));
  t.is(modes.init, '-rwxr-xr-x');
  t.is(modes['bin/busybox'], '-rwxr-xr-x');
  t.true('modules/100-virtio_blk.ko' in modes);
  t.true('modules/101-erofs.ko' in modes);
  for (const mountPoint of ['dev', 'proc', 'sys', 'lower', 'upper', 'root']) {
    t.is(modes[mountPoint]?.charAt(0), 'd');
  }
  t.true(entries.every(([, , uid, gid]) => uid === '0' && gid === '0'));
  const extracted = join(folder, 'extracted');
  mkdirSync(extracted);
  await run(
    'cpio',
    ['--extract', '--quiet', '--make-directories', '--no-preserve-owner', 'init', 'modules/*'],
    {
      cwd: extracted,
      input: archive,
    },
  );
  t.is(readFileSync(join(extracted, 'modules/101-erofs.ko'), 'utf8'), 'erofs');
  t.is(
    readFileSync(join(extracted, 'init'), 'utf8'),
    readFileSync(join(import.meta.dirname, 'initrd-init'), 'utf8'),
  );
});
