# What systemd-sysusers is to make of users and groups as NixOS' users.users and users.groups have them. Groups come first: a
# user's own must exist. Numbers are the machine's to choose.
{ lib }:
{ users, groups }:
let
  group = name: _: "g ${name} -";
  user =
    name: user:
    [
      (
        ''u ${name} -${lib.optionalString (user.group or "" != "") ":${user.group}"} "${
          if user.description or "" == "" then name else user.description
        }"''
        + lib.optionalString (user ? home) " ${user.home}"
      )
    ]
    ++ map (of: "m ${name} ${of}") (user.extraGroups or [ ]);
in
lib.concatStringsSep "\n" (lib.mapAttrsToList group groups ++ lib.concatLists (lib.mapAttrsToList user users))
