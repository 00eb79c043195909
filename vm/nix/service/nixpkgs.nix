# What a NixOS of a nixpkgs checkout makes of one service of a module: the text of its unit with the store paths that it
# has there, and what the confinement module would build for it. Nothing of nixpkgs is built: its packages would have to
# be fetched (build.nix puts others in their place).
#
# nixpkgs  folder of the checkout
# file     the module
# service  name of the service, without .service
{
  nixpkgs,
  file,
  service,
}:
let
  root = /. + nixpkgs;
  confinementModule = root + "/nixos/modules/security/systemd-confinement.nix";

  # Tells what the confinement module would build, instead of building it.
  recording = {
    writeText = name: text: {
      kind = "text";
      inherit name text;
    };
    closureInfo =
      { rootPaths }:
      {
        kind = "closure";
        inherit rootPaths;
      };
    runCommand = name: variables: script: {
      # For the type of systemd.packages.
      type = "derivation";
      inherit name;
      outPath = "/nix/store/${name}";
      recorded = {
        inherit name variables script;
      };
    };
  };

  # A closure that a module reads while it is evaluated, which would build all of it: it is told as what it is of, as with
  # stand-ins, which need nothing else.
  closureMark = "closure of:";
  closureInfo =
    { rootPaths }:
    {
      outPath = closureMark + concatLines (if builtins.isList rootPaths then rootPaths else [ rootPaths ]);
    };
  concatLines = builtins.concatStringsSep "\n";
  plainLib = import (root + "/lib");
  extendedLib = plainLib.extend (
    _: _: {
      readFile =
        file:
        let
          path = toString file;
        in
        if plainLib.hasPrefix closureMark path then
          plainLib.removeSuffix "/store-paths" (plainLib.removePrefix closureMark path)
        else
          builtins.readFile file;
    }
  );

  evaluated = import (root + "/nixos/lib/eval-config.nix") {
    lib = extendedLib;
    system = "x86_64-linux";
    modules = [
      (/. + file)
      {
        _file = "the harness";
        disabledModules = [ confinementModule ];
        imports = [
          (
            {
              config,
              lib,
              pkgs,
              utils,
              ...
            }@given:
            import confinementModule (given // { pkgs = pkgs // recording; })
          )
        ];
        # Not by the checkout's default.nix: that demands a newer Nix, which nothing here needs.
        nixpkgs.pkgs = import (root + "/pkgs/top-level") {
          localSystem.system = "x86_64-linux";
          overlays = [
            (_: old: {
              inherit closureInfo;
              # Checks the texts of scripts when they are built, and would bring a Haskell compiler into the evaluation.
              shellcheck-minimal = old.emptyDirectory // {
                compiler = old.emptyDirectory // {
                  bootstrapAvailable = false;
                };
              };
            })
          ];
          # Nothing of it is built or run.
          config = {
            allowBroken = true;
            allowUnfree = true;
          };
        };
        system.stateVersion = plainLib.mkDefault plainLib.trivial.release;
      }
    ];
  };
  inherit (evaluated) config lib;
  unit = config.systemd.units."${service}.service";
  inherit (config.systemd.services.${service}) serviceConfig;

  failed = lib.filter (
    { assertion, message }: !assertion && lib.hasInfix "service '${service}'" message
  ) config.assertions;

  chroots = lib.filter (
    package: package.recorded.variables.serviceName or "" == "${service}.service"
  ) config.systemd.packages;

  # Those that it runs as: nobody else is of account.
  names = lib.concatMap (value: lib.splitString " " (toString value)) (
    lib.concatMap (setting: lib.toList (serviceConfig.${setting} or [ ])) [
      "User"
      "Group"
      "SupplementaryGroups"
    ]
  );
  users = lib.getAttrs (lib.filter (name: config.users.users ? ${name}) names) config.users.users;
  groups = lib.genAttrs (
    lib.filter (name: config.users.groups ? ${name}) names
    ++ lib.concatMap (user: lib.filter (group: group != "") [ user.group ] ++ user.extraGroups) (lib.attrValues users)
  ) (_: { });
in
if !(config.systemd.services ? ${service}) then
  { others = lib.attrNames config.systemd.services; }
else if failed != [ ] then
  throw (lib.concatMapStringsSep "; " ({ message, ... }: message) failed)
else
  let
    chroot = if chroots == [ ] then null else (lib.head chroots).recorded;
    inherit (unit) text;
  in
  {
    inherit (unit) enable;
    inherit text chroot;
    # Derivations of all store paths that it speaks of.
    derivations = lib.attrNames (builtins.getContext (text + builtins.toJSON chroot));
    sysusers = import ../sysusers.nix { inherit lib; } { inherit users groups; };
  }
