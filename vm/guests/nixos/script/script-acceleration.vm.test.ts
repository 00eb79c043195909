import {mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {MachineryError} from '../../../../harness/errors/machinery-error.ts';
import {tinyKernel} from '../../../../harness/qemu/fixtures/tiny-kernel.ts';
import {cachePaths} from '../../../cache/cache-paths.ts';
import {scriptAcceleration} from './script-acceleration.ts';

const folder = mkdtempSync(join(tmpdir(), 'script-acceleration-'));
test.after.always(() => rmSync(folder, {recursive: true, force: true}));
mkdirSync(join(folder, 'cache'));
const cache = cachePaths(join(folder, 'cache'));

/** A kernel that says its first line under any accelerator, and an initrd. */
const bootFiles = (name: string): string => {
  const system = join(folder, name);
  mkdirSync(system);
  writeFileSync(join(system, 'kernel'), tinyKernel('Linux version: none, but it says so\n'));
  writeFileSync(join(system, 'initrd'), 'initrd');
  return system;
};

/** Files as build-vm makes them: the script is a link into a folder of its own, and `system` lies beside the link. */
const result = join(folder, 'result');
const script = join(folder, 'run-nixos-vm');
mkdirSync(join(result, 'bin'), {recursive: true});
writeFileSync(script, '#!/bin/sh\nexec qemu-system-x86_64\n', {mode: 0o755});
symlinkSync(script, join(result, 'bin/run-nixos-vm'));
symlinkSync(bootFiles('system'), join(result, 'system'));
const named = join(folder, 'run-named-vm');
const files = bootFiles('named');
writeFileSync(named, `exec qemu-system-x86_64 -kernel \${X:-${files}/kernel} -initrd ${files}/initrd \\\n`);
symlinkSync(join(result, 'bin/run-nixos-vm'), join(folder, 'elsewhere'));

for (const [what, path] of [
  ['beside the link', join(result, 'bin/run-nixos-vm')],
  ['beside what a link of the user leads to', join(folder, 'elsewhere')],
  ['that the script names', named],
] as const) {
  test.serial(`KVM is proved with the kernel ${what}`, async (t) => {
    const {accelerator, why} = await scriptAcceleration('auto', path, cache);
    t.regex(why, accelerator === 'kvm' ? /^it works$/ : /^no KVM: (?!no kernel)/);
    if (accelerator === 'tcg') {
      await t.throwsAsync(scriptAcceleration('kvm', path, cache), {
        instanceOf: MachineryError,
        message: `--accel kvm: ${why.slice('no KVM: '.length)}`,
      });
    }
  });
}

test.serial('KVM that cannot be proved is not taken, asked for or not', async (t) => {
  const {accelerator, why} = await scriptAcceleration('auto', script, cache);
  t.is(accelerator, 'tcg');
  t.regex(why, /^no KVM: /);
  await t.throwsAsync(scriptAcceleration('kvm', script, cache), {instanceOf: MachineryError});
  t.deepEqual(await scriptAcceleration('tcg', script, cache), {accelerator: 'tcg', why: 'asked for'});
});
