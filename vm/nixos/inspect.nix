# Services of a NixOS inspected inside a Nix build: what they may see and do. The result holds the report in all forms, and seen.lock,
# a lock file of what was seen; nix-support/failed when something that is declared is not in force, or wider than the lock file
# says.
#
# vm, harness, keys  of in-build.nix
# probe              the package of ../probe
# services           names of services, as in [ "web.service" ]
# options            further options of `confinement inspect`
# lock               null, or the lock file
{ lib, callPackage }:
{
  vm,
  probe,
  harness,
  keys,
  services,
  options,
  lock,
  name,
}:
callPackage ./in-build.nix { } {
  inherit vm harness keys;
  name = "${name}-report";
  script = ./inspect.sh;
  environment = {
    probe = "${probe}/bin/confinement-probe";
    services = toString services;
    options = toString options;
    lock = lib.optionalString (lock != null) "${lock}";
    lockName = lib.optionalString (lock != null) (
      builtins.unsafeDiscardStringContext (baseNameOf (toString lock))
    );
  };
}
