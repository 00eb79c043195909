# Steps proved inside a Nix build, so that `nix flake check`, Hydra and remote builders run them. The result holds the
# results of the run.
#
# vm, harness, keys  of in-build.nix
# steps              numbers of steps; all without any
# keepResults        keep them when a step fails: the build then succeeds, with nix-support/failed, which makes Hydra show it as
#                    failed with its results; any other user of it would take it for a success
{ lib, callPackage }:
{
  vm,
  harness,
  keys,
  steps ? [ ],
  keepResults ? false,
}:
callPackage ./in-build.nix { } {
  inherit vm harness keys;
  name = "confinement" + lib.concatMapStrings (number: "-${toString number}") steps;
  script = ./check.sh;
  environment = {
    steps = toString steps;
    keepResults = lib.optionalString keepResults "1";
  };
}
