import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {MachineryError} from '../../harness/errors/machinery-error.ts';
import {tinyKernel} from '../../harness/qemu/fixtures/tiny-kernel.ts';
import {askedAcceleration} from './asked-acceleration.ts';

const folder = mkdtempSync(join(tmpdir(), 'acceleration-'));
test.after.always(() => rmSync(folder, {recursive: true, force: true}));

test('KVM that is asked for and does not work names the option', async (t) => {
  const kernel = join(folder, 'kernel');
  const initrd = join(folder, 'initrd');
  // Shows nothing that a kernel shows: where there is a KVM, it is taken for a broken one.
  writeFileSync(kernel, tinyKernel('no kernel\n'));
  writeFileSync(initrd, 'initrd');
  const spec = {binary: 'qemu-system-x86_64', kernel, initrd};
  const {accelerator, why} = await askedAcceleration('auto', spec, join(folder, 'verdict.json'));
  t.is(accelerator, 'tcg');
  await t.throwsAsync(askedAcceleration('kvm', spec, join(folder, 'verdict.json')), {
    instanceOf: MachineryError,
    message: `--accel kvm: ${why.slice('no KVM: '.length)}`,
  });
});
