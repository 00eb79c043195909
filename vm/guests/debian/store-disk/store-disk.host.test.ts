import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import {randomBytes} from 'node:crypto';
import {open, truncate} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {run} from '../../../../harness/process/run.ts';
import type {BuiltUnits} from '../../../units/built-units.ts';
import {createStoreDisk} from './create-store-disk.ts';
import {erofsBytes} from './erofs-bytes.ts';
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

test.serial(
  'a disk is filled in place, and has its size at each moment, whenever QEMU opens it',
  async (t) => {
    const large = join(folder, 'large.erofs');
    mkdirSync(join(folder, 'large'));
    writeFileSync(join(folder, 'large/noise'), randomBytes(32 * 1024 * 1024));
    await run('mkfs.erofs', ['--quiet', large, join(folder, 'large')]);
    const {size: bytes} = statSync(large);
    t.is(await erofsBytes(large), bytes);
    await truncate(large, storeDiskBytes);
    t.is(await erofsBytes(large), bytes);

    const disk = join(folder, 'filled');
    await createStoreDisk(disk);
    const file = await open(disk);
    const sizes = new Set<number>();
    const filled = new AbortController();
    await Promise.all([
      fillStoreDisk(large, disk).finally(() => filled.abort()),
      (async () => {
        while (!filled.signal.aborted) {
          sizes.add((await file.stat()).size);
        }
      })(),
    ]);
    t.deepEqual([...sizes], [storeDiskBytes]);
    await file.close();
    t.true(statSync(disk).blocks * 512 <= bytes);
    const {stdout} = await run('cmp', [large, disk]);
    t.is(stdout, '');
  },
);

test.serial('what is no erofs is not filled in', async (t) => {
  const disk = join(folder, 'no-store');
  await createStoreDisk(disk);
  for (const name of ['empty', 'large/noise']) {
    await t.throwsAsync(fillStoreDisk(join(folder, name), disk), {
      message: `${join(folder, name)} is not an erofs`,
    });
  }
  t.is(statSync(disk).blocks, 0);
});
