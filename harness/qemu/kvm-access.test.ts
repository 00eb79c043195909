import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {kvmAccess} from './kvm-access.ts';

const folder = mkdtempSync(join(tmpdir(), 'kvm-'));
test.after.always(() => rmSync(folder, {recursive: true, force: true}));

test('a device that is missing is told apart from one that may not be opened', async (t) => {
  t.is(await kvmAccess(join(folder, 'kvm')), `there is no ${folder}/kvm`);
  const device = join(folder, 'device');
  writeFileSync(device, '');
  t.is(await kvmAccess(device), undefined);
});

// Root may open everything.
(process.getuid?.() === 0 ? test.skip : test)('a device that may not be opened', async (t) => {
  const device = join(folder, 'denied');
  writeFileSync(device, '', {mode: 0o000});
  t.regex((await kvmAccess(device)) ?? '', /denied is there, but this user may not open it/);
});
