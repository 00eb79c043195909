import {chmodSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {execa} from 'execa';
import {kvmAccess} from './kvm-access.ts';

const folder = mkdtempSync(join(tmpdir(), 'kvm-'));
test.after.always(() => rmSync(folder, {recursive: true, force: true}));

test('a device that is missing is told apart from one that may not be opened', async (t) => {
  t.is(await kvmAccess(join(folder, 'kvm')), `there is no ${folder}/kvm`);
  const device = join(folder, 'device');
  writeFileSync(device, '');
  t.is(await kvmAccess(device), undefined);
});

test('a device that may not be opened', async (t) => {
  const device = join(folder, 'denied');
  writeFileSync(device, '', {mode: 0o000});
  chmodSync(folder, 0o755);
  // Root may open everything: in a process of its own it becomes somebody else.
  const {stdout} = await execa(process.execPath, [
    '--import=./scripts/typescript.js',
    '--input-type=module',
    '--eval',
    `import {kvmAccess} from ${JSON.stringify(join(import.meta.dirname, 'kvm-access.ts'))};
    if (process.getuid() === 0) {
      process.setuid(65534);
    }
    console.log(await kvmAccess(${JSON.stringify(device)}));`,
  ]);
  t.regex(stdout, /denied is there, but this user may not open it/);
});
