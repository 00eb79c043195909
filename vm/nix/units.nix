# Everything that a guest without NixOS gets: one store path with the unit files as NixOS lays them out (links into the
# store), the client, the users and a table of the steps' store paths.
{
  lib,
  pkgs,
  evaluated,
  steps,
}:
let
  inherit (evaluated) units;

  # What goes wrong while Nix evaluates the value is reported as this step's (vm/units/explain-nix-error.ts).
  inStep = number: builtins.addErrorContext "while evaluating step ${toString number} of the harness";

  services =
    { number, ... }@step:
    lib.concatMap
      (
        name:
        let
          unit = units.${name};
        in
        map (package: inStep number "package ${name} ${package}") unit.packages
        ++ [ (inStep number "unit ${name} ${unit.unit}") ]
      )
      (
        [ "test${toString number}@.service" ]
        ++ map (name: "test${toString number}-${name}.service") (lib.attrNames (step.services or { }))
      );

  # NixOS gives each socket unit a derivation of its own, too. Nothing refers to it, so its text does for us and saves
  # much time.
  socketName = { number, ... }: "test${toString number}.socket";
  textVariable = { number, ... }: "socket${toString number}";
  socket =
    step:
    [ "text ${socketName step} ${textVariable step}" ]
    ++ map (target: "wants ${target} ${socketName step}") units.${socketName step}.wantedBy;

  plan =
    lib.concatMap (step: services step ++ socket step) steps
    ++ map (package: "program - ${package}") evaluated.systemPackages;

in
pkgs.runCommand "units" (
  lib.listToAttrs (map (step: lib.nameValuePair (textVariable step) units.${socketName step}.text) steps)
  // {
    plan = lib.concatStringsSep "\n" plan;
    sysusers = import ./sysusers.nix { inherit lib; } { inherit (evaluated) users groups; };
    table = builtins.toJSON (
      lib.listToAttrs (
        map (
          { number, store, ... }:
          lib.nameValuePair (toString number) (lib.mapAttrs (_: entry: inStep number "${entry}") store)
        ) steps
      )
    );
    passAsFile = [
      "plan"
      "sysusers"
      "table"
    ]
    ++ map textVariable steps;
  }
) (builtins.readFile ./lay-out-units.sh)
