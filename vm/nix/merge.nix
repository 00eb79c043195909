# How NixOS makes one value of all definitions of a unit setting such as serviceConfig.ReadOnlyPaths (`unitOption` in
# nixpkgs' nixos/lib/systemd-unit-options.nix). Only the definitions of the lowest priority number count (mkForce 50,
# plain 100, mkDefault 1000). Lists are joined.
#
# strict  true: as in 2019, where a second definition of a value that is not a list is an error even when both are
#         equal, and a list does not mix with a single value. false: equal values agree, single values join lists.
{ lib, strict }:
option: definitions:
let
  read =
    value:
    if lib.isAttrs value && value._type or "" == "override" then
      { inherit (value) priority content; }
    else if lib.isAttrs value && value ? _type then
      throw "${option}: a definition made with lib.mk${value._type} is not understood here"
    else
      {
        priority = 100;
        content = value;
      };
  candidates = map read definitions;
  lowest = builtins.foldl' (
    least: { priority, ... }: if priority < least then priority else least
  ) (lib.head candidates).priority candidates;
  values = map ({ content, ... }: content) (lib.filter ({ priority, ... }: priority == lowest) candidates);
  first = lib.head values;
  lists = lib.filter lib.isList values;
  shown = value: if lib.isList value then "[ ${lib.concatMapStringsSep " " shown value} ]" else builtins.toJSON value;
  conflict = throw (
    "${option} has conflicting definitions: ${lib.concatMapStringsSep " and " shown values}; "
    + "lib.mkForce makes one of them win"
  );
in
if lib.length values == 1 then
  first
else if lib.length lists == lib.length values || (lists != [ ] && !strict) then
  lib.concatMap lib.toList values
else if !strict && lib.filter (value: value != first) values == [ ] then
  first
else
  conflict
