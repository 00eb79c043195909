# `pkgs` for the service of a module, and lib: as for the steps of a Debian guest.
#
# rootfs  folder with a slice of the guest's root file system (../packages/guest.nix)
# tools   folder with the static busybox and the patchelf to build with
{ rootfs, tools }:
let
  lib = import ../lib.nix;
in
import ../packages {
  inherit lib;
  rootfs = /. + rootfs;
  tools = builtins.path {
    name = "build-tools";
    path = /. + tools;
  };
  compiler = /. + "";
  system = "x86_64-linux";
}
