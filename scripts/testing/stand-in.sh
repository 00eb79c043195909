#!/bin/sh
# Stands in for the script that NixOS' build-vm makes: the same name pattern, variables, working folder and arguments. What
# it boots is a Debian guest with the units in it. stand-in.ts fills in what is between at signs.
set -e

NIX_DISK_IMAGE=$(readlink -f "${NIX_DISK_IMAGE:-@disk@}") || test -z "$NIX_DISK_IMAGE"
if [ -n "$NIX_DISK_IMAGE" ] && [ ! -e "$NIX_DISK_IMAGE" ]; then
  truncate --size=16M "$NIX_DISK_IMAGE"
fi
if [ -z "$TMPDIR" ] || [ -z "$USE_TMPDIR" ]; then
  TMPDIR=$(mktemp --directory --tmpdir --suffix=.nix-vm)
fi
export TMPDIR
mkdir -p "$TMPDIR/xchg"
cd "$TMPDIR"
@image@

@start@ qemu-system-x86_64 \
  -name stand-in -m 768 -smp 2 -machine accel=kvm:tcg -cpu max -device virtio-rng-pci \
  -netdev "user,id=user.0${QEMU_NET_OPTS:+,$QEMU_NET_OPTS}" -device virtio-net-pci,netdev=user.0 \
  @drives@ \
  -kernel @kernel@ -initrd @initrd@ \
  -append "@append@ loglevel=5 TERM=dumb console=tty0 $QEMU_KERNEL_PARAMS" \
  -nographic $QEMU_OPTS "$@"
