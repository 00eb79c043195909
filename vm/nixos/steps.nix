# The NixOS module of the steps: for each step N a socket /run/testN.sock, whose every connection starts an instance of
# the confined template service testN@, a shell that runs what it is sent; and the step's further services, testN-NAME,
# which nothing starts. Made for NixOS from 2019 on, and for the small evaluator in vm/nix; it sets nothing that depends on
# the generation of the confinement module, but leaves out the steps that this one is to refuse.
#
# given  file with a function from { pkgs, lib } to the list of steps (see vm/units/render-steps.ts). Use it as
#        imports = [ (import ./steps.nix ./generated-steps.nix) ];
#        Where there is no file of a confinement module to tell its generation: { steps = FILE; generation = "2019"; }
given:
{
  pkgs,
  lib,
  modulesPath,
  ...
}:
let
  inherit (if builtins.isAttrs given then given else { steps = given; }) steps;
  generation =
    given.generation or (import ./generation.nix (modulesPath + "/security/systemd-confinement.nix"));
  isRefused = step: builtins.elem generation step.refusedBy or [ ];

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

  # NAME and settings of each further service of a step, without what NixOS knows nothing of.
  further =
    step:
    lib.mapAttrsToList (
      name: config:
      lib.nameValuePair "test${number step}-${name}" (
        removeAttrs config [ "shipped" ]
        // {
          description = "Service ${name} of Test ${number step}";
        }
        // lib.optionalAttrs (config ? confinement) {
          confinement = config.confinement // {
            enable = true;
          };
        }
      )
    ) (step.services or { });

  # Packages with a unit file of the same name as a further service.
  shipped =
    step:
    lib.concatLists (
      lib.mapAttrsToList (
        name: config:
        lib.optional (config ? shipped) (ship "test${number step}-${name}.service" config.shipped)
      ) (step.services or { })
    );

  ship =
    shippedUnit: text:
    pkgs.runCommand "shipped-${builtins.replaceStrings [ "@" ] [ "-" ] shippedUnit}"
      {
        inherit shippedUnit text;
        passAsFile = [ "text" ];
      }
      ''
        mkdir -p "$out/lib/systemd/system"
        cp "$textPath" "$out/lib/systemd/system/$shippedUnit"
      ''
    // {
      inherit shippedUnit;
    };

  list = builtins.filter (step: !isRefused step) (
    import steps {
      inherit lib;
      pkgs = pkgs // {
        confinement-probe = pkgs.confinement-probe or (pkgs.callPackage ../probe/package.nix { });
      };
    }
  );
in
{
  systemd.sockets = builtins.listToAttrs (map socket list);
  systemd.services = builtins.listToAttrs (map service list ++ lib.concatMap further list);
  systemd.packages = lib.concatMap shipped list;

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
