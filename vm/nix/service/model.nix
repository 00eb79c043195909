# Builds the files of one service of a module that needs no more of NixOS than our small evaluator has, with a model of the
# confinement module.
#
# rootfs, tools  as in ../guest-pkgs.nix
# model          "2019", "2024" or "2025"
# file           the module
# service        name of the service, without .service
# names          JSON list of names that stand in the module: where pkgs has none of such a name, it gets a stand-in
{
  rootfs,
  tools,
  model,
  file,
  service,
  names,
}:
let
  given = import ../guest-pkgs.nix { inherit rootfs tools; };
  inherit (given) lib;
  standIn = import ./stand-in.nix { inherit (given) runCommand; };
  standIns = lib.listToAttrs (
    map (name: lib.nameValuePair name (standIn { inherit name; })) (builtins.fromJSON names)
  );
  pkgs = standIns // given;

  # Bear nothing on what the process may see and do.
  left = [
    "after"
    "aliases"
    "before"
    "bindsTo"
    "conflicts"
    "documentation"
    "enable"
    "onFailure"
    "onSuccess"
    "partOf"
    "reloadIfChanged"
    "reloadTriggers"
    "requiredBy"
    "requires"
    "requisite"
    "restartIfChanged"
    "restartTriggers"
    "startAt"
    "startLimitBurst"
    "startLimitIntervalSec"
    "stopIfChanged"
    "upholds"
    "wantedBy"
    "wants"
  ];

  read = import (/. + file);
  module =
    arguments:
    let
      written =
        if builtins.isFunction read then
          read (
            arguments
            // {
              config = throw "config is not there: our models evaluate no other module; nixpkgs:PATH does";
              options = throw "options is not there: our models evaluate no other module; nixpkgs:PATH does";
            }
          )
        else
          read;
      services = written.systemd.services or { };
      missing =
        if services == { } then
          "it defines no systemd.services; of a whole NixOS, whose modules do, nixpkgs:PATH knows"
        else
          "it defines no systemd.services.${service}; it defines ${lib.concatStringsSep ", " (lib.attrNames services)}";
    in
    written
    // {
      environment = {
        systemPackages = [ ];
      }
      // written.environment or { };
      users = {
        users = { };
        groups = { };
      }
      // written.users or { };
      systemd = removeAttrs (written.systemd or { }) [ "tmpfiles" "timers" "paths" "slices" "targets" ] // {
        services.${service} = {
          description = service;
        }
        // removeAttrs (services.${service} or (throw missing)) left;
      };
    };

  evaluated = import ../evaluate.nix {
    inherit
      lib
      pkgs
      model
      module
      ;
  };
  unit = evaluated.units."${service}.service";
in
import ./lay-out.nix { inherit (pkgs) runCommand closureInfo; } {
  inherit service;
  inherit (unit) unit packages;
  sysusers = import ../sysusers.nix { inherit lib; } { inherit (evaluated) users groups; };
}
