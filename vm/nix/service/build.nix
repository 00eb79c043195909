# Builds the files of one service that nixpkgs.nix has told of, with other store paths in the place of those that it has
# on a NixOS: texts are what they are there, packages are stand-ins.
#
# rootfs, tools  as in ../guest-pkgs.nix
# plan           JSON file (vm/inspect/module/service-plan.ts)
{
  rootfs,
  tools,
  plan,
}:
let
  pkgs = import ../guest-pkgs.nix { inherit rootfs tools; };
  inherit (pkgs) lib;
  standIn = import ./stand-in.nix { inherit (pkgs) runCommand; };
  given = builtins.fromJSON (builtins.readFile (/. + plan));

  # The text with our store paths in the place of `references`.
  ours = references: builtins.replaceStrings references (map (path: "${entries.${path}}") references);
  all = ours (lib.attrNames given.entries);

  entries = lib.mapAttrs (
    path: entry:
    if entry ? text then
      pkgs.runCommand entry.name
        {
          text = ours entry.references entry.text;
          inherit (entry) destination;
          passAsFile = [ "text" ];
        }
        ''
          mkdir -p "$(dirname "$out$destination")"
          cp "$textPath" "$out$destination"
          ${lib.optionalString entry.executable ''chmod +x "$out$destination"''}
        ''
    else if entry ? isThere then
      builtins.storePath path
    else
      standIn { inherit (entry) name isFile files; }
  ) given.entries;

  build =
    value:
    if !lib.isAttrs value then
      if lib.isString value then all value else value
    else if value.kind == "text" then
      pkgs.writeText value.name (all value.text)
    else
      pkgs.closureInfo { rootPaths = build value.rootPaths; };
in
import ./lay-out.nix { inherit (pkgs) runCommand closureInfo; } {
  inherit (given) service sysusers;
  unit =
    pkgs.runCommand "unit-${given.service}.service"
      {
        text = all given.text;
        inherit (given) service;
        passAsFile = [ "text" ];
      }
      ''
        mkdir "$out"
        cp "$textPath" "$out/$service.service"
      '';
  packages = lib.optional (given.chroot != null) (
    pkgs.runCommand given.chroot.name (lib.mapAttrs (_: build) given.chroot.variables) (all given.chroot.script)
  );
}
