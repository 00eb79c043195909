# A small stand-in for NixOS' module evaluation: takes what steps.nix defines and one model of the confinement
# module, and does to services and sockets what nixpkgs' nixos/modules/system/boot/systemd.nix does. What it does not
# know, it refuses.
#
# model   "2019", "2024" or "2025"
# module  a NixOS module as a function
{
  lib,
  pkgs,
  model,
  module,
}:
let
  confinementModule = import (./models + "/${model}.nix") { inherit lib pkgs merge; };
  merge = import ./merge.nix {
    inherit lib;
    strict = confinementModule.strictMerge;
  };
  unitText = import ./unit-text.nix { inherit lib; };

  # Merges attribute sets of definitions, attribute by attribute.
  mergeAll =
    option: definitions:
    lib.mapAttrs (
      name: _: merge "${option}.${name}" (lib.concatMap (set: lib.optional (set ? ${name}) set.${name}) definitions)
    ) (builtins.foldl' (all: set: all // set) { } definitions);

  only =
    what: allowed: attrs:
    let
      unknown = lib.filter (name: !(lib.elem name allowed)) (lib.attrNames attrs);
    in
    if unknown == [ ] then
      attrs
    else
      throw "${what}.${lib.head unknown} is not known here; known are ${lib.concatStringsSep ", " allowed}";

  config = only "module" [ "environment" "systemd" "users" ] (module {
    inherit lib pkgs;
    modulesPath = throw "no module of nixpkgs is evaluated here";
  });
  systemd = only "systemd" [ "packages" "services" "sockets" ] (config.systemd or { });

  defaultPath = [
    pkgs.coreutils
    pkgs.findutils
    pkgs.gnugrep
    pkgs.gnused
    pkgs.systemd
  ];

  shippedFor = unit: lib.filter (package: package.shippedUnit == unit) (systemd.packages or [ ]);

  unitFile =
    name: text:
    pkgs.runCommand "unit-${confinementModule.pathSafeName name}"
      {
        inherit text;
        passAsFile = [ "text" ];
      }
      ''
        mkdir "$out"
        cp "$textPath" "$out/${name}"
      '';

  # The options with the text of a script: what each script is called, which setting it becomes, and whether that is a
  # list.
  scripts = {
    preStart = { job = "pre-start"; setting = "ExecStartPre"; list = true; };
    script = { job = "start"; setting = "ExecStart"; list = false; };
    postStart = { job = "post-start"; setting = "ExecStartPost"; list = true; };
    reload = { job = "reload"; setting = "ExecReload"; list = false; };
    preStop = { job = "pre-stop"; setting = "ExecStop"; list = false; };
    postStop = { job = "post-stop"; setting = "ExecStopPost"; list = false; };
  };

  # What the scripts of a service add to its serviceConfig.
  scriptSettings =
    name: definition:
    lib.concatMap (
      option:
      let
        inherit (scripts.${option}) job setting list;
        fullName = builtins.replaceStrings [ "\\" "@" ] [ "-" "_" ] "${name}-${job}";
        text = definition.${option};
        program = confinementModule.script fullName text;
      in
      lib.optional (text != "") { ${setting} = if list && !confinementModule.strictMerge then [ program ] else program; }
    ) (lib.filter (option: definition ? ${option}) (lib.attrNames scripts));

  service =
    name: definition:
    let
      given = only "service" [
        "confinement"
        "description"
        "environment"
        "path"
        "serviceConfig"
        "unitConfig"
      ] (removeAttrs definition (lib.attrNames scripts));
      confinement = confinementModule.options (given.confinement or { });
      # The default is an ordinary definition, which lib.mkForce takes away.
      path = merge "path" (lib.optional (given ? path) given.path ++ [ defaultPath ]);
      # In this order: what an option's own module defines comes first in a list.
      serviceConfig = mergeAll "serviceConfig" (
        lib.optional confinement.enable (confinementModule.serviceConfig name confinement)
        ++ scriptSettings name definition
        ++ [ (given.serviceConfig or { }) ]
      );
      text = unitText.service {
        inherit serviceConfig;
        unitConfig = mergeAll "unitConfig" [
          (given.unitConfig or { })
          { Description = given.description; }
        ];
        environment = mergeAll "environment" [
          (given.environment or { })
          (lib.optionalAttrs (path != [ ]) {
            PATH = "${lib.makeBinPath path}:${lib.makeSearchPath "sbin" path}";
          })
        ];
      };
      forbidden = lib.optionals confinement.enable (confinementModule.forbidden serviceConfig);
      file = unitFile "${name}.service" text;
    in
    {
      unit =
        if forbidden == [ ] then
          file
        else
          throw "serviceConfig.${lib.head forbidden} = true does not go with confinement in the ${model} module: ${
            if lib.head forbidden == "RootDirectoryStartOnly" then
              "systemd cannot limit bind mounts to ExecStart"
            else
              "it hides the directories that are bind-mounted into the tmpfs"
          }";
      packages = shippedFor "${name}.service" ++ lib.optional confinement.enable (
        confinementModule.package {
          inherit name confinement serviceConfig;
          # What NixOS keeps of a unit besides its text does not matter for its references.
          unit = {
            inherit text;
            unit = file;
          };
        }
      );
    };

  socket =
    _: definition:
    let
      given = only "socket" [ "description" "socketConfig" "wantedBy" ] definition;
    in
    {
      inherit (given) wantedBy;
      text = unitText.socket {
        inherit (given) socketConfig;
        unitConfig.Description = given.description;
        wantedBy = lib.optionals confinementModule.installSection given.wantedBy;
      };
    };

  rename =
    suffix: f: attrs:
    lib.listToAttrs (
      lib.mapAttrsToList (name: value: lib.nameValuePair "${name}.${suffix}" (f name value)) attrs
    );
in
{
  units = rename "service" service (systemd.services or { }) // rename "socket" socket (systemd.sockets or { });
  # etc is for NixOS: units.nix has a table of its own in the place of the one file there.
  inherit (only "environment" [ "etc" "systemPackages" ] config.environment) systemPackages;
  inherit (only "users" [ "users" "groups" ] config.users) users groups;
}
