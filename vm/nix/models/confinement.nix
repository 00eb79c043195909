# What the three generations of nixpkgs' nixos/modules/security/systemd-confinement.nix have in common.
#
# merge  option name -> definitions -> value (merge.nix)
{
  lib,
  pkgs,
  merge,
}:
let
  modes = [
    "full-apivfs"
    "chroot-only"
  ];
  defaults = {
    enable = false;
    fullUnit = false;
    packages = [ ];
    binSh = "${pkgs.bashInteractive}/bin/sh"; # NixOS' default of environment.binsh
    mode = "full-apivfs";
  };
  # The settings whose programs a chroot has. ExecCondition is not among them, in any generation.
  execSettings = [
    "ExecReload"
    "ExecStart"
    "ExecStartPost"
    "ExecStartPre"
    "ExecStop"
    "ExecStopPost"
  ];
  isPackage = value: lib.isAttrs value && value.type or "" == "derivation";
  # What the option types of the real module accept.
  allowed = {
    enable = {
      check = lib.isBool;
      text = "true or false";
    };
    fullUnit = {
      check = lib.isBool;
      text = "true or false";
    };
    packages = {
      check = value: lib.isList value && lib.filter (element: !lib.isString element && !isPackage element) value == [ ];
      text = "a list of packages and strings";
    };
    binSh = {
      check =
        value:
        value == null
        || isPackage value
        || builtins.isPath value
        || (lib.isString value && builtins.substring 0 1 value == "/");
      text = "null or an absolute path";
    };
    mode = {
      check = value: lib.elem value modes;
      text = lib.concatStringsSep " or " modes;
    };
  };
  checked =
    name: value:
    if allowed.${name}.check value then value else throw "confinement.${name} must be ${allowed.${name}.text}";
in
{
  inherit execSettings;

  # A service's name as it may be part of a store path's name.
  pathSafeName = builtins.replaceStrings [ "@" ":" "\\" ] [ "-" "-" "-" ];

  # The options of one service, complete and of the right types; packages as they are given, since the module defines
  # them too.
  options =
    given:
    let
      unknown = lib.filter (name: !(defaults ? ${name})) (lib.attrNames given);
      values = lib.mapAttrs (
        name: value: if name == "packages" then value else checked name (merge "confinement.${name}" [ value ])
      ) given;
    in
    if unknown != [ ] then
      throw "confinement.${lib.head unknown} is not one of ${lib.concatStringsSep ", " (lib.attrNames defaults)}"
    else
      defaults // values;

  # Settings that follow the mode. chroot-only turns them off by name, since each of them would put /dev, /proc or /sys
  # into the chroot; all may be overridden by the service.
  modeSettings =
    mode:
    lib.listToAttrs (
      map (name: lib.nameValuePair name (lib.mkDefault (mode == "full-apivfs"))) [
        "MountAPIVFS"
        "PrivateDevices"
        "PrivateTmp"
        "PrivateUsers"
        "ProtectControlGroups"
        "ProtectKernelModules"
        "ProtectKernelTunables"
      ]
    )
    // {
      PrivateMounts = lib.mkDefault true;
    };

  # confinement.packages as a whole: strings whose references make up the closure. To what the service asks for come the
  # programs that it runs, or all of its unit.
  #
  # unit  the service's entry in systemd.units, only looked at with fullUnit
  closureStrings =
    {
      confinement,
      serviceConfig,
      unit,
    }:
    let
      programs = lib.concatMap (name: lib.flatten (serviceConfig.${name} or [ ])) execSettings;
      automatic =
        (if confinement.fullUnit then [ (builtins.toJSON unit) ] else programs)
        ++ lib.optional (confinement.binSh != null) confinement.binSh;
    in
    checked "packages" (
      merge "confinement.packages" [
        automatic
        confinement.packages
      ]
    );

  # The package with the bind mounts.
  #
  # name            of the service, without .service
  # file            path in the package of the file with the directives
  # hideTemporary   whether /tmp and /var/tmp are to be made inaccessible
  bindMounts =
    {
      name,
      safeName,
      file,
      strings,
      binSh,
      hideTemporary ? false,
    }:
    let
      references = pkgs.writeText "${safeName}-string-contexts.txt" (lib.concatMapStringsSep "\n" toString strings);
    in
    pkgs.runCommand "${safeName}-chroot-paths"
      {
        inherit file references;
        exportReferencesGraph = [
          "closure"
          references
        ];
        # Not named binSh: a derivation's attribute cannot tell null from the empty string.
        shell = lib.optionalString (binSh != null) (toString binSh);
        temporary = lib.optionalString hideTemporary "/tmp /var/tmp";
      }
      (builtins.readFile ../packages/store-paths.sh + builtins.readFile ./bind-mounts.sh);
}
