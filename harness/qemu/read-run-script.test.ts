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
    '    -m 1024 \\',
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
    memoryMiB: 1024,
    notSaved: undefined,
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
    memoryMiB: undefined,
    notSaved: 'it writes to a disk (virtualisation.diskImage)',
  });
});

test('of another script nothing is known but that it may have a disk', async (t) => {
  t.deepEqual(await read('other', '#!/bin/sh\nexec qemu-system-x86_64 -kernel "$KERNEL"\n'), {
    qemu: undefined,
    kernel: undefined,
    initrd: undefined,
    hasDisk: true,
    memoryMiB: undefined,
    notSaved: 'it writes to a disk (virtualisation.diskImage)',
  });
});

const withoutDisk = (...lines: string[]): string =>
  ['NIX_DISK_IMAGE=$(readlink -f "${NIX_DISK_IMAGE:-}")', 'exec qemu-system-x86_64 \\', ...lines, ''].join(
    '\n',
  );

const store = '    -drive file="$TMPDIR"/store.img,format=raw,id=drive1,if=none,index=1 \\';

test('why a machine cannot be saved is told with the option that makes it so', async (t) => {
  const cases: readonly (readonly [string, readonly string[], string | undefined])[] = [
    ['image', ['    -m 1024 \\', store], undefined],
    // As of 21.11.
    ['old', ['    -m 1024 \\', '    -drive id=drive1,file=$TMPDIR/store.img,if=none \\'], undefined],
    [
      '9p',
      ['    -m 1024 \\', '    -virtfs local,path=/nix/store,security_model=none,mount_tag=nix-store \\'],
      'it shares folders of the host by 9p (virtualisation.sharedDirectories)',
    ],
    [
      'virtiofs',
      ['    -m 1024 \\', '    -device vhost-user-fs-pci,chardev=nix-store,tag=nix-store \\'],
      'it shares folders of the host by virtiofs (virtualisation.sharedDirectories)',
    ],
    [
      'shared',
      ['    -m 1024 \\', '    -machine memory-backend=mem \\', store],
      'its memory is shared by QEMU (virtualisation.enableSharedMemory)',
    ],
    [
      'efi',
      ['    -m 1024 \\', '    -drive if=pflash,format=raw,unit=1,file=$NIX_EFI_VARS \\'],
      'it has firmware or a TPM with a state (virtualisation.useEFIBoot, virtualisation.tpm)',
    ],
    [
      'disks',
      ['    -m 1024 \\', store, '    -drive file=$(pwd)/empty0.qcow2,id=drive2,if=none \\'],
      'it has disks of its own (virtualisation.emptyDiskImages or others)',
    ],
    ['memory', [store], 'its script does not say how much memory it has'],
  ];
  for (const [name, lines, why] of cases) {
    t.is((await read(name, withoutDisk(...lines))).notSaved, why, name);
  }
});
