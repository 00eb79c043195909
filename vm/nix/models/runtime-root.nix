# The confinement module since May 2024 (nixpkgs PR 289593): the root is a read-only runtime directory, and the bind
# mounts are a drop-in.
#
# rootName  service name -> name of the root directory below /run/confinement
rootName:
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
  strictMerge = false;
  script =
    name: text:
    let
      script = pkgs.writeShellScriptBin name "set -e\n\n${text}\n";
    in
    "${script.overrideAttrs (_: { name = "unit-script-${name}"; })}/bin/${name}";
  installSection = true;

  serviceConfig =
    name: confinement:
    let
      root = "confinement/${rootName { inherit common name; }}";
    in
    common.modeSettings confinement.mode
    // {
      RootDirectory = "/run/${root}";
      RuntimeDirectory = [ root ];
      ReadOnlyPaths = [ "+/" ];
      InaccessiblePaths = [ "-+/run/${root}" ];
    };

  forbidden =
    serviceConfig: lib.filter (setting: serviceConfig.${setting} or false == true) [ "RootDirectoryStartOnly" ];

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
      file = "lib/systemd/system/${name}.service.d/confinement.conf";
      strings = common.closureStrings { inherit confinement serviceConfig unit; };
      # DynamicUser= implies a private /tmp that cannot be turned off, so it is hidden unless asked for. The real module
      # negates the value too, so that "yes" or "disconnected" is an evaluation error.
      hideTemporary =
        if lib.isBool serviceConfig.PrivateTmp then
          !serviceConfig.PrivateTmp
        else
          throw (
            "serviceConfig.PrivateTmp of a confined service must be true or false, not "
            + builtins.toJSON serviceConfig.PrivateTmp
          );
    };
}
