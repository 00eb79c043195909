# Units and their closure for a guest that is not NixOS.
#
# rootfs   folder with a slice of the guest's root file system (packages/guest.nix)
# tools    folder with the static busybox and the patchelf to build with
# compiler folder with a C compiler (vm/units/stage-compiler.ts); "" when nothing is to be compiled
# steps    generated file with the steps (vm/units/render-steps.ts)
# model    which model of the confinement module: "2019", "2024" or "2025"; not used with nixpkgs
# nixpkgs  folder of a nixpkgs checkout whose real module is to be used; "" for none
{
  rootfs,
  tools,
  compiler ? "",
  steps,
  model ? "2025",
  nixpkgs ? "",
}:
let
  lib = import ./lib.nix;
  pkgs = import ./guest-pkgs.nix { inherit rootfs tools compiler; };
  generation =
    if nixpkgs == "" then
      model
    else
      import ../nixos/generation.nix (/. + nixpkgs + "/nixos/modules/security/systemd-confinement.nix");
  module = import ../nixos/steps.nix {
    inherit generation;
    steps = /. + steps;
  };
  list = lib.filter (step: !(lib.elem generation step.refusedBy or [ ])) (
    import (/. + steps) {
      inherit pkgs;
      lib = if nixpkgs == "" then lib else import (/. + nixpkgs + "/lib");
    }
  );
in
{
  units = import ./units.nix {
    inherit lib pkgs;
    steps = list;
    evaluated =
      if nixpkgs == "" then
        import ./evaluate.nix {
          inherit
            lib
            pkgs
            model
            module
            ;
        }
      else
        import ./nixpkgs.nix {
          inherit pkgs module;
          nixpkgs = /. + nixpkgs;
        };
  };

  # For error messages: what pkgs has, and which derivation is an entry of which step's store.
  inherit (pkgs) packageNames;
  storeDerivations = map (step: {
    inherit (step) number;
    derivations = lib.concatLists (
      lib.mapAttrsToList (_: entry: lib.optional (lib.isAttrs entry && entry ? drvPath) entry.drvPath) step.store
    );
  }) list;
}
