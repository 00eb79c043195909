import {commonPrograms} from '../guest/common-programs.ts';
import type {HostProgram} from '../guest/host-program.ts';
import {muslFolders} from '../../units/musl-folders.ts';

const keyrings = '/usr/share/keyrings/debian-archive-keyring';

/** Brought along where a shell must run that needs nothing, and makes no system call that it need not make. */
export const bashProgram = {
  program: 'bash (statically linked)',
  package: 'bash-static',
  purpose: 'the shell of sandboxes that have none',
  files: ['/bin/bash-static'],
} as const satisfies HostProgram;

/** It is brought along wherever a shell must run that needs nothing. */
export const busyboxProgram = {
  program: 'busybox (statically linked)',
  package: 'busybox-static',
  purpose: "the guest's initrd, the shell of Nix builds, and what else a shell of a sandbox needs",
  files: ['/bin/busybox'],
  isStatic: true,
} as const satisfies HostProgram;

/** What makes the units of the steps, and the image whose programs are in them. */
export const unitPrograms: readonly HostProgram[] = [
  {program: 'mmdebstrap', package: 'mmdebstrap', purpose: "building the Debian guest's image"},
  {
    program: 'the Debian archive keyring',
    package: 'debian-archive-keyring',
    purpose: "checking the Debian guest's packages",
    files: [`${keyrings}.gpg`, `${keyrings}.pgp`],
  },
  {program: 'mkfs.erofs', package: 'erofs-utils', purpose: "making the guest's disks"},
  {program: 'cpio', package: 'cpio', purpose: "making the guest's initrd"},
  {program: 'xz', package: 'xz-utils', purpose: "unpacking the guest's kernel modules"},
  busyboxProgram,
  {program: 'nix-build', package: 'nix-bin', purpose: 'evaluating and building the units'},
  {program: 'nix-store', package: 'nix-bin', purpose: 'finding the closure of the units'},
  {program: 'patchelf', package: 'patchelf', purpose: "making the guest's programs run from the Nix store"},
  {program: 'tcc', package: 'tcc', purpose: 'compiling the probe that looks out from a confined service'},
  {
    program: 'a C library to link it with',
    package: 'musl-dev',
    purpose: 'compiling the probe that looks out from a confined service',
    files: muslFolders.map(({libraries}) => `${libraries}/libc.a`),
  },
  {program: 'unshare', package: 'util-linux', purpose: 'building images without being root'},
  {
    program: 'newuidmap',
    package: 'uidmap',
    purpose: 'building images without being root',
    onlyForOrdinaryUsers: true,
  },
];

/** What the host must have for a Debian guest. */
export const debianPrograms: readonly HostProgram[] = [
  {program: 'qemu-system-x86_64', package: 'qemu-system-x86', purpose: 'running the guest'},
  ...unitPrograms,
  ...commonPrograms,
];
