import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {readRunScript} from './read-run-script.ts';

const folder = mkdtempSync(join(tmpdir(), 'read-script-'));
test.after.always(() => rmSync(folder, {recursive: true, force: true}));

const read = async (name: string, text: string) => {
  const script = join(folder, name);
  writeFileSync(script, text);
  return readRunScript(script);
};

test('a script of build-vm tells its QEMU, its kernel and that it has no disk', async (t) => {
  const text = [
    'NIX_DISK_IMAGE=$(readlink -f "${NIX_DISK_IMAGE:-}") || test -z "$NIX_DISK_IMAGE"',
    '/nix/store/q-qemu/bin/qemu-img create -f raw "$temp" "$size"',
    'exec /nix/store/q-qemu/bin/qemu-system-x86_64 -machine accel=kvm:tcg -cpu max \\',
    '    -name plain \\',
    '    -kernel ${NIXPKGS_QEMU_KERNEL_plain:-/nix/store/s-system/kernel} \\',
    '    -initrd /nix/store/i-initrd/initrd \\',
    '    $QEMU_OPTS "$@"',
    '',
  ].join('\n');
  t.deepEqual(await read('null', text), {
    qemu: '/nix/store/q-qemu/bin/qemu-system-x86_64',
    kernel: '/nix/store/s-system/kernel',
    initrd: '/nix/store/i-initrd/initrd',
    hasDisk: false,
  });
});

test('an older one has a disk, qemu-kvm and a kernel without a variable', async (t) => {
  const text = [
    'NIX_DISK_IMAGE=$(readlink -f "${NIX_DISK_IMAGE:-./nixos.qcow2}")',
    'exec /nix/store/q-qemu/bin/qemu-kvm \\',
    '    -kernel /nix/store/s-system/kernel \\',
    '    -initrd /nix/store/s-system/initrd \\',
    '',
  ].join('\n');
  t.deepEqual(await read('disk', text), {
    qemu: '/nix/store/q-qemu/bin/qemu-kvm',
    kernel: '/nix/store/s-system/kernel',
    initrd: '/nix/store/s-system/initrd',
    hasDisk: true,
  });
});

test('of another script nothing is known but that it may have a disk', async (t) => {
  t.deepEqual(await read('other', '#!/bin/sh\nexec qemu-system-x86_64 -kernel "$KERNEL"\n'), {
    qemu: undefined,
    kernel: undefined,
    initrd: undefined,
    hasDisk: true,
  });
});
