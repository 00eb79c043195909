# Declares, with nixpkgs' own types, the options of NixOS that the confinement module and steps.nix read or set, and
# makes unit files of services and sockets with nixpkgs' own code. All else of NixOS is left out: it would need
# nixpkgs' packages.
{
  config,
  lib,
  pkgs,
  utils,
  ...
}:
let
  inherit (utils.systemdUtils) types;
  option =
    type: default:
    lib.mkOption {
      inherit type default;
    };
  anything = lib.types.anything;
  toUnits = suffix: toUnit: lib.mapAttrs' (name: definition: lib.nameValuePair "${name}.${suffix}" (toUnit definition));
in
{
  options = {
    assertions = option (lib.types.listOf anything) [ ];
    environment.binsh = option lib.types.path "${pkgs.bashInteractive}/bin/sh";
    environment.etc = option (lib.types.attrsOf anything) { };
    environment.systemPackages = option (lib.types.listOf lib.types.package) [ ];
    users.users = option (lib.types.attrsOf anything) { };
    users.groups = option (lib.types.attrsOf anything) { };
    systemd = {
      package = option lib.types.package pkgs.systemd;
      packages = option (lib.types.listOf lib.types.package) [ ];
      globalEnvironment = option (lib.types.attrsOf anything) { };
      enableStrictShellChecks = option lib.types.bool false;
      units = option types.units { };
      services = option types.services { };
      sockets = option types.sockets { };
    };
  };

  config.systemd.units =
    toUnits "service" utils.systemdUtils.lib.serviceToUnit config.systemd.services
    // toUnits "socket" utils.systemdUtils.lib.socketToUnit config.systemd.sockets;
}
