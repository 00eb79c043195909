import {mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {findSystem} from './find-system.ts';

const folder = mkdtempSync(join(tmpdir(), 'find-system-'));
test.after.always(() => rmSync(folder, {recursive: true, force: true}));

const result = join(folder, 'result');
mkdirSync(join(result, 'bin'), {recursive: true});
mkdirSync(join(result, 'system'));
const found = {kernel: join(result, 'system/kernel'), initrd: join(result, 'system/initrd')};
for (const file of Object.values(found)) {
  writeFileSync(file, '');
}
mkdirSync(join(folder, 'scripts/bin'), {recursive: true});
const script = join(folder, 'scripts/bin/run');
writeFileSync(script, '');
const link = join(result, 'bin/run-nixos-vm');
symlinkSync('../../scripts/bin/run', link);
const outside = join(folder, 'outside');
symlinkSync(link, outside);

test('the system is found beside the link that build-vm makes, however it is named', async (t) => {
  t.deepEqual(await findSystem(link), found);
  t.deepEqual(await findSystem(outside), found);
});

test('a script that lies elsewhere has none', async (t) => {
  t.is(await findSystem(script), undefined);
});
