import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {chooseAcceleration} from './choose-acceleration.ts';
import {KvmUnusableError} from './kvm-unusable-error.ts';
import {tinyKernel} from './fixtures/tiny-kernel.ts';

const folder = mkdtempSync(join(tmpdir(), 'acceleration-'));
const kernel = join(folder, 'kernel');
const initrd = join(folder, 'initrd');
writeFileSync(kernel, tinyKernel('Linux version: none, but it says so\n'));
writeFileSync(initrd, 'initrd');
test.after.always(() => rmSync(folder, {recursive: true, force: true}));

const spec = {binary: 'qemu-system-x86_64', kernel, initrd};

test('TCG that is asked for needs no proof', async (t) => {
  t.deepEqual(
    await chooseAcceleration(
      'tcg',
      {...spec, binary: 'no-such-qemu'},
      {
        verdictFile: join(folder, 'none.json'),
        folderPrefix: 'kvm-test',
      },
    ),
    {
      accelerator: 'tcg',
      why: 'asked for',
    },
  );
});

test.serial(
  'auto and kvm agree on whether KVM works here; the one falls back, the other fails',
  async (t) => {
    const verdict = {verdictFile: join(folder, 'verdict.json'), folderPrefix: 'kvm-test'};
    writeFileSync(verdict.verdictFile, 'half a verd');
    const auto = await chooseAcceleration('auto', spec, verdict);
    if (auto.accelerator === 'kvm') {
      t.is(auto.why, 'it works');
      t.deepEqual(await chooseAcceleration('kvm', spec, verdict), {
        accelerator: 'kvm',
        why: 'asked for, and it works',
      });
    } else {
      t.regex(auto.why, /^no KVM: /);
      const error = await t.throwsAsync(chooseAcceleration('kvm', spec, verdict), {
        instanceOf: KvmUnusableError,
      });
      t.is(error.reason, auto.why.slice('no KVM: '.length));
      t.is(error.message, `KVM cannot be used: ${error.reason}`);
    }
  },
);
