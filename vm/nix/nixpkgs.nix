# The real confinement module, the real lib and the real unit generation of a nixpkgs checkout, with our packages in the
# place of nixpkgs'. Same result as evaluate.nix.
#
# nixpkgs  folder of the checkout
# module   a NixOS module
{
  nixpkgs,
  pkgs,
  module,
}:
let
  lib = import (nixpkgs + "/lib");
  needed = [
    "nixos/lib/utils.nix"
    "nixos/lib/systemd-types.nix"
    "nixos/modules/security/systemd-confinement.nix"
  ];
  missing = builtins.filter (file: !builtins.pathExists (nixpkgs + "/${file}")) needed;

  evaluated = lib.evalModules {
    modules = [
      (nixpkgs + "/nixos/modules/security/systemd-confinement.nix")
      ./surroundings.nix
      (
        { config, ... }:
        {
          _module.args = {
            pkgs = pkgs // {
              inherit lib;
            };
            utils = import (nixpkgs + "/nixos/lib/utils.nix") {
              inherit config lib;
              pkgs = pkgs // {
                inherit lib;
              };
            };
          };
        }
      )
      {
        # For nixpkgs' error messages.
        _file = "the steps";
        imports = [ module ];
      }
    ];
    specialArgs.modulesPath = nixpkgs + "/nixos/modules";
  };
  inherit (evaluated) config;

  failed = lib.filter (assertion: !assertion.assertion) config.assertions;
  checked =
    value:
    if failed == [ ] then value else throw (lib.concatMapStringsSep "; " (assertion: assertion.message) failed);

  # Beside units that are shipped, which tell whose they are, the confinement module is the only one here that adds
  # packages: one for each confined service, by name.
  inherit (config.systemd) services;
  ofModule = lib.filter (package: !(package ? shippedUnit)) config.systemd.packages;
  shippedFor = name: lib.filter (package: package.shippedUnit or "" == name) config.systemd.packages;
  confined = lib.filter (name: services.${name}.confinement.enable) (lib.attrNames services);
  packageOf = lib.listToAttrs (
    lib.imap0 (i: name: lib.nameValuePair "${name}.service" (lib.elemAt ofModule i)) confined
  );
in
if missing == [ ] then
  {
    units = lib.mapAttrs (name: unit: {
      inherit (unit) text wantedBy;
      unit = checked unit.unit;
      packages = shippedFor name ++ lib.optional (packageOf ? ${name}) packageOf.${name};
    }) config.systemd.units;
    inherit (config.environment) systemPackages;
    inherit (config.users) users groups;
  }
else
  throw "${toString nixpkgs} is no nixpkgs of 2022 or later: it has no ${builtins.concatStringsSep ", no " missing}"
