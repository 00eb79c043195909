import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {ConsoleLog} from '../console/console-log.ts';
import {QemuDiedError} from './qemu-died-error.ts';
import type {Accelerator} from './qemu-spec.ts';
import {runScript} from './run-script.ts';

/** What a script that ends at once gets in its environment. */
const environment = async (t: ExecutionContext, script: string, accelerator: Accelerator) => {
  const folder = mkdtempSync(join(tmpdir(), 'run-script-'));
  t.teardown(() => rmSync(folder, {recursive: true, force: true}));
  const file = join(folder, 'run-x-vm');
  const told = join(folder, 'told');
  writeFileSync(file, `#!/bin/sh\nenv > ${told}\nexit 3\n${script}\n`, {mode: 0o755});
  using console = new ConsoleLog(join(folder, 'console.log'));
  await t.throwsAsync(
    runScript({
      name: 'x',
      script: file,
      folder: join(folder, 'vm'),
      qmpSocket: join(folder, 'qmp'),
      accelerator,
      console,
      timeoutMs: 20_000,
    }),
    {instanceOf: QemuDiedError},
  );
  const variables = new Map(
    readFileSync(told, 'utf8')
      .split('\n')
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)] as const),
  );
  return {variables, vm: join(folder, 'vm')};
};

test('a script has a disk in the folder of the machine, and none when it would not use it', async (t) => {
  const disk = await environment(t, 'NIX_DISK_IMAGE=$(readlink -f "${NIX_DISK_IMAGE:-./x.qcow2}")', 'kvm');
  t.is(disk.variables.get('NIX_DISK_IMAGE'), `${disk.vm}/disk.qcow2`);
  const none = await environment(t, 'NIX_DISK_IMAGE=$(readlink -f "${NIX_DISK_IMAGE:-}")', 'kvm');
  t.is(none.variables.get('NIX_DISK_IMAGE'), '');
});

test('without KVM the kernel starts on one processor', async (t) => {
  const parameters = async (accelerator: Accelerator) =>
    (await environment(t, '', accelerator)).variables.get('QEMU_KERNEL_PARAMS')?.split(' ');
  t.deepEqual(await parameters('kvm'), ['console=ttyS0']);
  t.deepEqual((await parameters('tcg'))?.slice(0, 3), ['console=ttyS0', 'norandmaps', 'maxcpus=1']);
});
