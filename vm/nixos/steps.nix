# The NixOS module of the steps: for each step N a socket /run/testN.sock, whose every connection starts an instance of
# the confined template service testN@, a shell that runs what it is sent. Made for NixOS from 2019 on, and for the
# small evaluator in vm/nix; it sets nothing that depends on the generation of the confinement module.
#
# steps  file with a function from { pkgs, lib } to the list of steps (see vm/units/render-steps.ts). Use it as
#        imports = [ (import ./steps.nix ./generated-steps.nix) ];
steps:
{ pkgs, lib, ... }:
let
  number = step: toString step.number;

  # The trailer tells the other side how the command ended; both streams go over the one socket.
  server = pkgs.writeScript "testserver.sh" ''
    #!${pkgs.stdenv.shell}
    export PATH=${pkgs.coreutils}/bin
    ${pkgs.stdenv.shell} 2>&1
    echo "exit-status:$?"
  '';

  client = pkgs.writeScriptBin "chroot-exec" (
    builtins.replaceStrings
      [ "@shell@" "@path@" ]
      [
        pkgs.stdenv.shell
        (lib.concatMapStringsSep ":" (package: "${package}/bin") [
          pkgs.coreutils
          pkgs.gnused
          pkgs.netcat
        ])
      ]
      (builtins.readFile ./chroot-exec.sh)
  );

  socket = step: {
    name = "test${number step}";
    value = {
      description = "Socket for Test Service ${number step}";
      wantedBy = [ "sockets.target" ];
      socketConfig = {
        ListenStream = "/run/test${number step}.sock";
        Accept = true;
      };
    };
  };

  service = step: {
    name = "test${number step}@";
    value = step.config // {
      description = "Confined Test Service ${number step}";
      confinement = (step.config.confinement or { }) // {
        enable = true;
      };
      serviceConfig = (step.config.serviceConfig or { }) // {
        ExecStart = server;
        StandardInput = "socket";
      };
    };
  };

  list = import steps {
    inherit lib;
    pkgs = pkgs // {
      confinement-probe = pkgs.confinement-probe or (pkgs.callPackage ../probe/package.nix { });
    };
  };
in
{
  systemd.sockets = builtins.listToAttrs (map socket list);
  systemd.services = builtins.listToAttrs (map service list);

  environment.systemPackages = [ client ];
  # Tells a test where its step's store entries are, and keeps them in the closure of the system.
  environment.etc."confinement-harness/steps.json".text = builtins.toJSON (
    builtins.listToAttrs (
      map (step: {
        name = number step;
        value = builtins.mapAttrs (_: entry: "${entry}") step.store;
      }) list
    )
  );

  users.groups.chroot-testgroup = { };
  users.users.chroot-testuser = {
    description = "Chroot Test User";
    group = "chroot-testgroup";
    # NixOS wants to be told which kind of user it is (an assertion since 2021).
    isSystemUser = true;
  };
}
