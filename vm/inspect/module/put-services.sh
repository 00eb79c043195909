# Puts what services of modules refer to where a NixOS has it: a gzipped tar of nix/store/ comes on standard input.
set -eu
umask 022
mkdir -p /nix/store
tar -xzpf - -C /
# As on a NixOS, where the store cannot be written.
mount --bind /nix/store /nix/store
mount -o remount,bind,ro,nosuid,nodev /nix/store
