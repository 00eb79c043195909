# The NixOS guest for whoever builds it without the harness:
#
#     nixos-rebuild build-vm -I nixos-config=vm/nixos/configuration.nix
#     npx confinement test --guest nixos:result
#
# It lets in the key of the harness's cache, when there is one and Nix may read it: a flake is evaluated without it, but
# for --impure.
{ lib, ... }:
let
  env = builtins.getEnv;
  # As vm/cache/cache-folder.ts has it.
  cache =
    if env "CONFINEMENT_CACHE" != "" then
      env "CONFINEMENT_CACHE"
    else if env "XDG_CACHE_HOME" != "" then
      env "XDG_CACHE_HOME" + "/confinement-harness"
    else
      env "HOME" + "/.cache/confinement-harness";
  # A pure evaluation has no currentSystem, and may not even ask whether a file is there.
  key = /. + cache + "/keys/id_ed25519.pub";
in
{
  imports = [
    (import ./guest.nix {
      steps = ./rendered-steps.nix;
      authorizedKeys = lib.optional (builtins ? currentSystem && builtins.pathExists key) (
        lib.removeSuffix "\n" (builtins.readFile key)
      );
    })
  ];
}
