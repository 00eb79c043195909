import type {HostRequirement} from './host-requirement.ts';

const debianKeyrings = '/usr/share/keyrings/debian-archive-keyring';

/** All that must be on the host beside Node. */
export const hostPrograms: readonly HostRequirement[] = [
  {
    program: 'qemu-system-x86_64',
    package: 'qemu-system-x86',
    purpose: 'running the guest',
    guests: ['debian', 'nixos', 'script'],
  },
  {
    program: 'mmdebstrap',
    package: 'mmdebstrap',
    purpose: "building the Debian guest's image",
    guests: ['debian'],
  },
  {
    program: 'the Debian archive keyring',
    package: 'debian-archive-keyring',
    purpose: "checking the Debian guest's packages",
    files: [`${debianKeyrings}.gpg`, `${debianKeyrings}.pgp`],
    guests: ['debian'],
  },
  {program: 'mkfs.erofs', package: 'erofs-utils', purpose: "making the guest's disks", guests: ['debian']},
  {program: 'cpio', package: 'cpio', purpose: "making the guest's initrd", guests: ['debian']},
  {program: 'xz', package: 'xz-utils', purpose: "unpacking the guest's kernel modules", guests: ['debian']},
  {
    program: 'busybox (statically linked)',
    package: 'busybox-static',
    purpose: "the guest's initrd and the shell of Nix builds",
    files: ['/bin/busybox'],
    isStatic: true,
    guests: ['debian'],
  },
  {
    program: 'nix-build',
    package: 'nix-bin',
    purpose: 'evaluating and building the units',
    guests: ['debian', 'nixos'],
  },
  {program: 'nix-store', package: 'nix-bin', purpose: 'finding the closure of the units', guests: ['debian']},
  {
    program: 'patchelf',
    package: 'patchelf',
    purpose: "making the guest's programs run from the Nix store",
    guests: ['debian'],
  },
  {
    program: 'ssh-keyscan',
    package: 'openssh-client',
    purpose: "learning a NixOS guest's host key",
    guests: ['nixos', 'script'],
  },
  {
    program: 'ssh-keygen',
    package: 'openssh-client',
    purpose: "looking up a machine's host key",
    guests: ['ssh'],
  },
  {program: 'setpriv', package: 'util-linux', purpose: 'ending programs when the harness dies'},
  {program: 'flock', package: 'util-linux', purpose: 'locking the cache'},
  {
    program: 'unshare',
    package: 'util-linux',
    purpose: 'building images without being root',
    guests: ['debian'],
  },
  {
    program: 'newuidmap',
    package: 'uidmap',
    purpose: 'building images without being root',
    guests: ['debian'],
    onlyForOrdinaryUsers: true,
  },
];
