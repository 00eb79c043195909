# The confinement module as of March 2019 (nixpkgs PR 57519): an empty store path as the root, a writable tmpfs on top,
# and a full unit file in a package, which the unit of systemd.services then overrides.
{
  lib,
  pkgs,
  merge,
}:
let
  common = import ./confinement.nix { inherit lib pkgs merge; };
in
{
  inherit (common) options pathSafeName;
  strictMerge = true;
  script =
    name: text:
    pkgs.writeScript "unit-script-${name}" "#! ${pkgs.stdenv.shell} -e\n${text}\n";
  # The socket's file says nothing about its installation; the symlink is made all the same (later releases say both).
  installSection = false;

  serviceConfig =
    name: confinement:
    common.modeSettings confinement.mode
    // {
      RootDirectory = pkgs.runCommand "${common.pathSafeName name}-chroot" { } ''mkdir "$out"'';
      TemporaryFileSystem = "/";
    };

  # ProtectSystem was refused from May 2020 on (PR 87420).
  forbidden =
    serviceConfig:
    lib.filter (setting: serviceConfig.${setting} or false == true) [
      "RootDirectoryStartOnly"
      "DynamicUser"
    ];

  package =
    {
      name,
      confinement,
      serviceConfig,
      unit,
    }:
    common.bindMounts {
      inherit name;
      inherit (confinement) binSh;
      safeName = common.pathSafeName name;
      file = "lib/systemd/system/${name}.service";
      # Lists came in September 2020 (PR 97303).
      strings =
        let
          strings = common.closureStrings { inherit confinement serviceConfig unit; };
          lists = lib.filter (setting: lib.isList (serviceConfig.${setting} or null)) common.execSettings;
        in
        if confinement.fullUnit || lists == [ ] then
          strings
        else
          throw "serviceConfig.${lib.head lists} must be one string or package in the 2019 module, not a list";
    };
}
