# A check that services of a NixOS configuration may see and do what they declare and no more, proved inside a Nix build: on a VM of
# that configuration, seen from inside of each service's sandbox. It fails with the report in its log. Its result, and that of its
# attribute `report`, which is built even where the check fails, has report.txt, report.json, report.md and seen.lock.
#
# nixpkgs  folder of it, or the input of a flake; where the arguments name no other
{ nixpkgs }:
# service        a service of the configuration, as in "web" or "web.service"; or a list of some
# modules        list of the modules of the configuration
# lock           a lock file that says how wide they may be, as in ./web.lock; null: all that they declare is to be in force
# relax          directives that are taken away in their twins, as in [ "PrivateUsers" ]; not with a lock file
# specialArgs    for the modules, as nixosSystem takes them
# nixpkgs        another nixpkgs
# timeoutFactor  multiplies every time limit, for builders that are slow; null: 1 with KVM, 4 without
args:
let
  given = import ./check-arguments.nix {
    lock = null;
    relax = [ ];
    specialArgs = { };
    inherit nixpkgs;
    timeoutFactor = null;
  } args;
  inherit (given) services lock;

  # What the harness has a QEMU command line for.
  system = "x86_64-linux";
  pkgs =
    given.nixpkgs.legacyPackages.${system} or (import given.nixpkgs {
      inherit system;
      config = { };
      overlays = [ ];
    });
  inherit (pkgs) lib;
  tools = import ./tools.nix {
    inherit (given) nixpkgs;
    inherit pkgs;
  };

  # What lets the harness in, whatever the configuration says of sshd.
  letsIn = {
    services.openssh = {
      enable = lib.mkForce true;
      startWhenNeeded = lib.mkForce false;
      ports = lib.mkForce [ 22 ];
      listenAddresses = lib.mkForce [ ];
      openFirewall = lib.mkForce true;
      settings = {
        PermitRootLogin = lib.mkForce "prohibit-password";
        AllowUsers = lib.mkForce null;
        AllowGroups = lib.mkForce null;
      };
    };
    nixpkgs.hostPlatform = lib.mkDefault system;
  };
  nixos = import (given.nixpkgs + "/nixos/lib/eval-config.nix") {
    inherit lib;
    inherit (given) specialArgs;
    system = null;
    modules = given.modules ++ [
      (import ./machine.nix { inherit (tools) authorizedKeys; })
      letsIn
    ];
  };
  platform = nixos.pkgs.stdenv.hostPlatform.system;
  vm =
    if platform == system then
      nixos.config.system.build.vm
    else
      throw "confinementCheck: modules: they are for ${platform}; allowed: ${system}";

  name = lib.strings.sanitizeDerivationName (
    "confinement-" + lib.concatMapStringsSep "-" (lib.removeSuffix ".service") services
  );
  report = pkgs.callPackage ./inspect.nix { } {
    inherit vm services lock name;
    inherit (tools) harness keys;
    probe = pkgs.callPackage ../probe/package.nix { };
    options =
      map (directive: "--relax=${directive}") given.relax
      ++ lib.optional (given.timeoutFactor != null) "--timeout-factor=${toString given.timeoutFactor}";
  };
in
pkgs.runCommand name
  {
    inherit report;
    passthru = { inherit report; };
  }
  ''
    cat "$report/report.txt"
    if [ -e "$report/nix-support/failed" ]; then
      ${lib.optionalString (lock != null) ''
        echo "in a Nix build there is no --update: copy seen.lock out of the result of this check's attribute report" >&2
      ''}
      exit 1
    fi
    ln -s "$report" "$out"
  ''
