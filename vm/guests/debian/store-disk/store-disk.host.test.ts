import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import {open} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {run} from '../../../../harness/process/run.ts';
import type {BuiltUnits} from '../../../units/built-units.ts';
import {createStoreDisk} from './create-store-disk.ts';
import {fillStoreDisk} from './fill-store-disk.ts';
import {packStore} from './pack-store.ts';
import {storeDiskBytes} from './store-disk-bytes.ts';

const folder = mkdtempSync(join(tmpdir(), 'store-disk-'));
test.after.always(async () => {
  await run('chmod', ['--recursive', 'u+rwX', folder]);
  await run('rm', ['--recursive', '--force', '--', folder]);
});

/** A store with two paths, one of them a read-only folder as Nix leaves it. */
const store = join(folder, 'nix/store');
mkdirSync(join(store, 'aaa-units/lib'), {recursive: true});
writeFileSync(join(store, 'aaa-units/lib/test1.socket'), '[Socket]\n', {mode: 0o444});
writeFileSync(join(store, 'bbb-file'), 'eek\n', {mode: 0o444});
const readOnly = run('chmod', ['0555', join(store, 'aaa-units/lib'), join(store, 'aaa-units')]);

const units: BuiltUnits = {
  ...({} as BuiltUnits),
  storePath: '/nix/store/aaa-units',
  closure: ['/nix/store/aaa-units', '/nix/store/bbb-file'],
  realPath: (path) => join(folder, path),
};

const extract = async (disk: string): Promise<string> => {
  const target = mkdtempSync(join(folder, 'extracted-'));
  await run('fsck.erofs', [`--extract=${target}`, '--overwrite', disk]);
  return target;
};

test.serial('a disk has one size, whatever is on it, and takes no more room than that', async (t) => {
  await readOnly;
  const disk = join(folder, 'empty');
  await createStoreDisk(disk);
  t.is(statSync(disk).size, storeDiskBytes);
  t.is(statSync(disk).blocks, 0);
  await t.throwsAsync(createStoreDisk(disk), {code: 'EEXIST'});
});

test.serial('the closure is packed as it is, and the store left as it was', async (t) => {
  await readOnly;
  const disk = join(folder, 'packed');
  const scratch = join(folder, 'scratch');
  // What a run that was killed has left.
  mkdirSync(join(scratch, 'store/ccc-left-over'), {recursive: true});
  await run('chmod', ['0555', join(scratch, 'store/ccc-left-over'), join(scratch, 'store')]);
  await packStore(units, disk, scratch);
  t.false(existsSync(scratch));
  t.is(statSync(disk).size, storeDiskBytes);
  t.is(statSync(join(store, 'aaa-units')).mode & 0o777, 0o555);
  t.is(statSync(join(store, 'bbb-file')).mode & 0o777, 0o444);
  const extracted = await extract(disk);
  t.deepEqual(readdirSync(join(extracted, 'store')).sort(), ['aaa-units', 'bbb-file']);
  t.is(readFileSync(join(extracted, 'store/aaa-units/lib/test1.socket'), 'utf8'), '[Socket]\n');
});

test.serial('a disk is filled in place, whatever was on it before, as QEMU has it open', async (t) => {
  const disk = join(folder, 'used');
  writeFileSync(disk, Buffer.alloc(4 * 1024 * 1024, 'x'));
  const file = await open(disk);
  await fillStoreDisk(join(folder, 'packed'), disk);
  t.is((await file.stat()).size, storeDiskBytes);
  await file.close();
  t.true(statSync(disk).blocks * 512 < 16 * 1024 * 1024);
  const {stdout} = await run('cmp', [join(folder, 'packed'), disk]);
  t.is(stdout, '');
});
