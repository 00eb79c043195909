# `pkgs` for a Debian guest (packages/default.nix), from folders of the host.
#
# rootfs   folder with a slice of the guest's root file system (packages/guest.nix)
# tools    folder with the static busybox and the patchelf to build with
# compiler folder with a C compiler; "" when nothing is to be compiled
{
  rootfs,
  tools,
  compiler ? "",
}:
import ./packages {
  lib = import ./lib.nix;
  rootfs = /. + rootfs;
  tools = builtins.path {
    name = "build-tools";
    path = /. + tools;
  };
  compiler = /. + compiler;
  # The guest's programs are for this one.
  system = "x86_64-linux";
}
