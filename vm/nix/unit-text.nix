# The text of a unit file as NixOS writes it (nixpkgs' nixos/lib/systemd-lib.nix): attributes by name in byte order,
# a list as one line for each element, booleans as true and false; Environment= comes first in [Service].
{ lib }:
let
  isPackage = value: lib.isAttrs value && value.type or "" == "derivation";
  plain = value: !lib.isAttrs value && !builtins.isFunction value;
  refuse = name: value: throw "${name} must not be a ${builtins.typeOf value}";
  setting =
    name: value:
    if value == true then
      "true"
    else if value == false then
      "false"
    else if plain value || isPackage value then
      toString value
    else
      refuse name value;
  lines =
    settings:
    lib.concatStrings (
      lib.concatLists (
        lib.mapAttrsToList (key: value: map (element: "${key}=${setting key element}\n") (lib.toList value)) settings
      )
    );
  section = name: settings: "[${name}]\n" + lines settings;
  # Quoted as JSON, which systemd's own unquoting understands. null removes the variable.
  environmentLine =
    name: value:
    if value == null then
      ""
    else if lib.isString value || builtins.isPath value || isPackage value then
      "Environment=${builtins.toJSON "${name}=${value}"}\n"
    else
      refuse "environment.${name}" value;
in
{
  service =
    {
      unitConfig,
      environment,
      serviceConfig,
    }:
    section "Unit" unitConfig
    + "\n[Service]\n"
    + lib.concatStrings (lib.mapAttrsToList environmentLine environment)
    + lines serviceConfig;

  socket =
    {
      unitConfig,
      socketConfig,
      wantedBy,
    }:
    section "Unit" unitConfig
    + "\n"
    + section "Socket" socketConfig
    + lib.optionalString (wantedBy != [ ]) "\n[Install]\nWantedBy=${lib.concatStringsSep " " wantedBy}\n";
}
