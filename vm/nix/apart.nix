# What decides whether NixOS takes the units of a step, with the lib, the modules and the packages of a nixpkgs; nothing is
# built. Only units and services are evaluated (nixpkgs.nix), as a whole NixOS takes many times as long.
#
# nixpkgs  folder of a checkout, of 2022 or later
# steps    generated file with the step (vm/units/render-steps.ts)
# number   of the step
{
  nixpkgs,
  steps,
  number,
}:
let
  evaluated = import ./nixpkgs.nix {
    inherit nixpkgs;
    pkgs = import nixpkgs { };
    module = import ../nixos/steps.nix {
      inherit steps;
      # None of any: no step is left out.
      generation = "";
    };
  };
in
map (
  { unit, packages, ... }:
  map (
    package: builtins.addErrorContext "while evaluating step ${toString number} of the harness" package.drvPath
  ) ([ unit ] ++ packages)
) (builtins.attrValues evaluated.units)
