# Made from steps/ by: npm run render-steps
{ pkgs, lib }:
[
  # step 1
  (let
    store = { };
  in {
    number = 1;
    description = "chroot-only confinement";
    inherit store;
    config = {
      confinement = {
        "mode" = "chroot-only";
      };
    };
  })
  # step 2
  (let
    store = { };
  in {
    number = 2;
    description = "full confinement with APIVFS";
    inherit store;
    config = { };
  })
  # step 3
  (let
    store = { };
  in {
    number = 3;
    description = "check existence of bind-mounted /etc";
    inherit store;
    config = {
      serviceConfig = {
        "BindReadOnlyPaths" = [ "/etc" ];
      };
    };
  })
  # step 4
  (let
    store = { };
  in {
    number = 4;
    description = "check if User/Group really runs as non-root";
    inherit store;
    config = {
      serviceConfig = {
        "User" = "chroot-testuser";
        "Group" = "chroot-testgroup";
      };
    };
  })
  # step 5
  (let
    store = {
      "symlink" = (
      pkgs.runCommand "symlink" {
        target = pkgs.writeText "symlink-target" "got me\n";
      } ''ln -s "$target" "$out"''
    );
    };
  in {
    number = 5;
    description = "check if symlinks are properly bind-mounted";
    inherit store;
    config = {
      confinement = {
        "packages" = [ (store."symlink") ];
      };
    };
  })
  # step 6
  (let
    store = { };
  in {
    number = 6;
    description = "check if StateDirectory works";
    inherit store;
    config = {
      serviceConfig = {
        "User" = "chroot-testuser";
        "Group" = "chroot-testgroup";
        "StateDirectory" = "testme";
      };
    };
  })
  # step 7
  (let
    store = { };
  in {
    number = 7;
    description = "check if /bin/sh works";
    inherit store;
    config = { };
  })
  # step 8
  (let
    store = { };
  in {
    number = 8;
    description = "check if suppressing /bin/sh works";
    inherit store;
    config = {
      confinement = {
        "binSh" = null;
      };
    };
  })
  # step 9
  (let
    store = { };
  in {
    number = 9;
    description = "check if we can set /bin/sh to something different";
    inherit store;
    config = {
      confinement = {
        "binSh" = ("${pkgs.hello}/bin/hello");
      };
    };
  })
  # step 10
  (let
    store = {
      "foobar" = (pkgs.writeText "foobar" "eek\n");
    };
  in {
    number = 10;
    description = "check if only Exec* dependencies are included";
    inherit store;
    config = {
      environment = {
        "FOOBAR" = (store."foobar");
      };
    };
  })
  # step 11
  (let
    store = {
      "foobar" = (pkgs.writeText "foobar" "eek\n");
    };
  in {
    number = 11;
    description = "check if all unit dependencies are included";
    inherit store;
    config = {
      environment = {
        "FOOBAR" = (store."foobar");
      };
      confinement = {
        "fullUnit" = true;
      };
    };
  })
  # step 12
  (let
    store = {
      "confinement-probe" = (pkgs.confinement-probe);
    };
  in {
    number = 12;
    description = "root, chroot-only, with PrivateTmp";
    inherit store;
    config = {
      confinement = {
        "mode" = "chroot-only";
        "packages" = [ (store."confinement-probe") ];
      };
      serviceConfig = {
        "PrivateTmp" = true;
      };
    };
  })
  # step 13
  (let
    store = {
      "confinement-probe" = (pkgs.confinement-probe);
    };
  in {
    number = 13;
    description = "root, full-apivfs, with PrivateTmp";
    inherit store;
    config = {
      confinement = {
        "packages" = [ (store."confinement-probe") ];
      };
      serviceConfig = { };
    };
  })
  # step 14
  (let
    store = {
      "confinement-probe" = (pkgs.confinement-probe);
    };
  in {
    number = 14;
    description = "dynamic-user, chroot-only, with PrivateTmp";
    inherit store;
    config = {
      confinement = {
        "mode" = "chroot-only";
        "packages" = [ (store."confinement-probe") ];
      };
      serviceConfig = {
        "DynamicUser" = true;
        "PrivateTmp" = true;
      };
    };
    refusedBy = [ "2019" ];
  })
  # step 15
  (let
    store = {
      "confinement-probe" = (pkgs.confinement-probe);
    };
  in {
    number = 15;
    description = "dynamic-user, full-apivfs, with PrivateTmp";
    inherit store;
    config = {
      confinement = {
        "packages" = [ (store."confinement-probe") ];
      };
      serviceConfig = {
        "DynamicUser" = true;
      };
    };
    refusedBy = [ "2019" ];
  })
  # step 16
  (let
    store = {
      "confinement-probe" = (pkgs.confinement-probe);
    };
  in {
    number = 16;
    description = "static-user, chroot-only, with PrivateTmp";
    inherit store;
    config = {
      confinement = {
        "mode" = "chroot-only";
        "packages" = [ (store."confinement-probe") ];
      };
      serviceConfig = {
        "User" = "chroot-testuser";
        "Group" = "chroot-testgroup";
        "PrivateTmp" = true;
      };
    };
  })
  # step 17
  (let
    store = {
      "confinement-probe" = (pkgs.confinement-probe);
    };
  in {
    number = 17;
    description = "static-user, full-apivfs, with PrivateTmp";
    inherit store;
    config = {
      confinement = {
        "packages" = [ (store."confinement-probe") ];
      };
      serviceConfig = {
        "User" = "chroot-testuser";
        "Group" = "chroot-testgroup";
      };
    };
  })
  # step 18
  (let
    store = {
      "confinement-probe" = (pkgs.confinement-probe);
    };
  in {
    number = 18;
    description = "root, chroot-only, without PrivateTmp";
    inherit store;
    config = {
      confinement = {
        "mode" = "chroot-only";
        "packages" = [ (store."confinement-probe") ];
      };
      serviceConfig = { };
    };
  })
  # step 19
  (let
    store = {
      "confinement-probe" = (pkgs.confinement-probe);
    };
  in {
    number = 19;
    description = "root, full-apivfs, without PrivateTmp";
    inherit store;
    config = {
      confinement = {
        "packages" = [ (store."confinement-probe") ];
      };
      serviceConfig = {
        "PrivateTmp" = false;
      };
    };
  })
  # step 20
  (let
    store = {
      "confinement-probe" = (pkgs.confinement-probe);
    };
  in {
    number = 20;
    description = "dynamic-user, chroot-only, without PrivateTmp";
    inherit store;
    config = {
      confinement = {
        "mode" = "chroot-only";
        "packages" = [ (store."confinement-probe") ];
      };
      serviceConfig = {
        "DynamicUser" = true;
      };
    };
    refusedBy = [ "2019" ];
  })
  # step 21
  (let
    store = {
      "confinement-probe" = (pkgs.confinement-probe);
    };
  in {
    number = 21;
    description = "dynamic-user, full-apivfs, without PrivateTmp";
    inherit store;
    config = {
      confinement = {
        "packages" = [ (store."confinement-probe") ];
      };
      serviceConfig = {
        "DynamicUser" = true;
        "PrivateTmp" = false;
      };
    };
    refusedBy = [ "2019" ];
  })
  # step 22
  (let
    store = {
      "confinement-probe" = (pkgs.confinement-probe);
    };
  in {
    number = 22;
    description = "static-user, chroot-only, without PrivateTmp";
    inherit store;
    config = {
      confinement = {
        "mode" = "chroot-only";
        "packages" = [ (store."confinement-probe") ];
      };
      serviceConfig = {
        "User" = "chroot-testuser";
        "Group" = "chroot-testgroup";
      };
    };
  })
  # step 23
  (let
    store = {
      "confinement-probe" = (pkgs.confinement-probe);
    };
  in {
    number = 23;
    description = "static-user, full-apivfs, without PrivateTmp";
    inherit store;
    config = {
      confinement = {
        "packages" = [ (store."confinement-probe") ];
      };
      serviceConfig = {
        "User" = "chroot-testuser";
        "Group" = "chroot-testgroup";
        "PrivateTmp" = false;
      };
    };
  })
  # step 24
  (let
    store = { };
  in {
    number = 24;
    description = "a bind-mounted /etc is there, and is only read";
    inherit store;
    config = {
      serviceConfig = {
        "BindReadOnlyPaths" = [ "/etc" ];
      };
    };
  })
  # step 25
  (let
    store = {
      "target" = (pkgs.writeText "symlink-target" "got me");
      "symlink" = (pkgs.runCommand "symlink" {inherit (store) target;} ''ln -s "$target" "$out"'');
      "confinement-probe" = (pkgs.confinement-probe);
    };
  in {
    number = 25;
    description = "a package that is a symlink is read through, and both its ends are bound read-only";
    inherit store;
    config = {
      confinement = {
        "packages" = [ (store."symlink") (store."confinement-probe") ];
      };
    };
  })
  # step 26
  (let
    store = {
      "program" = (pkgs.writeScript "program" ''
      #!${pkgs.bash}/bin/bash
      if [[ -e /tmp/canary ]]; then
        echo 'the canary lives' > "$STATE_DIRECTORY/state"
        exit
      fi
      : > /tmp/canary
      if [[ -e $STATE_DIRECTORY/state ]]; then
        [[ $(< "$STATE_DIRECTORY/state") == once ]] && echo twice > "$STATE_DIRECTORY/state"
        exit
      fi
      echo once > "$STATE_DIRECTORY/state"
      exit 1
    ''
);
    };
  in {
    number = 26;
    description = "StateDirectory outlives a restart, and the private /tmp does not";
    inherit store;
    config = { };
    services = {
      "restarted" = {
        confinement = { };
        serviceConfig = {
          "Type" = "oneshot";
          "RemainAfterExit" = true;
          "User" = "chroot-testuser";
          "Group" = "chroot-testgroup";
          "StateDirectory" = "test26-restarted";
          "Restart" = "on-failure";
          "RestartMode" = "direct";
          "RestartSec" = 0;
          "ExecStart" = (store."program");
        };
      };
    };
  })
  # step 27
  (let
    store = { };
  in {
    number = 27;
    description = "/bin/sh is a shell";
    inherit store;
    config = { };
  })
  # step 28
  (let
    store = { };
  in {
    number = 28;
    description = "/bin/sh can be suppressed";
    inherit store;
    config = {
      confinement = {
        "binSh" = null;
      };
    };
  })
  # step 29
  (let
    store = { };
  in {
    number = 29;
    description = "/bin/sh can be another program";
    inherit store;
    config = {
      confinement = {
        "binSh" = ("${pkgs.hello}/bin/hello");
      };
    };
  })
  # step 30
  (let
    store = {
      "foobar" = (pkgs.writeText "foobar" "eek");
    };
  in {
    number = 30;
    description = "only dependencies of Exec* are included";
    inherit store;
    config = {
      environment = {
        "FOOBAR" = (store."foobar");
      };
    };
  })
  # step 31
  (let
    store = {
      "foobar" = (pkgs.writeText "foobar" "eek");
    };
  in {
    number = 31;
    description = "fullUnit includes all dependencies of the unit";
    inherit store;
    config = {
      environment = {
        "FOOBAR" = (store."foobar");
      };
      confinement = {
        "fullUnit" = true;
      };
    };
  })
  # step 32
  (let
    store = {
      "killed" = (pkgs.writeScript "killed" ''
      #!${pkgs.bash}/bin/bash
      said=$(kill -KILL $$ 2>&1)
      [[ $said == *"Too many levels of symbolic links" && ! -e /proc/self ]]
    ''
);
    };
  in {
    number = 32;
    description = "a unit file that a package ships still holds";
    inherit store;
    config = { };
    services = {
      "shipped" = {
        shipped = "[Service]\nSystemCallFilter=~kill\nSystemCallErrorNumber=ELOOP\n";
        confinement = {
          "mode" = "chroot-only";
        };
        serviceConfig = {
          "Type" = "oneshot";
          "ExecStart" = (store."killed");
        };
      };
    };
    refusedBy = [ "2019" ];
  })
  # step 33
  (let
    store = { };
  in {
    number = 33;
    description = "instances of one template live and end at the same time";
    inherit store;
    config = {
      confinement = {
        "mode" = "chroot-only";
      };
    };
  })
  # step 40
  (let
    store = { };
  in {
    number = 40;
    description = "RootDirectoryStartOnly= is refused, not dropped";
    inherit store;
    config = {
      serviceConfig = {
        "RootDirectoryStartOnly" = true;
      };
    };
    refusedBy = [ "2019" "2024" "2025" ];
  })
  # step 41
  (let
    store = { };
  in {
    number = 41;
    description = "a chroot-only service has its state, cache, logs and runtime directories";
    inherit store;
    config = {
      confinement = {
        "mode" = "chroot-only";
      };
      serviceConfig = {
        "User" = "chroot-testuser";
        "Group" = "chroot-testgroup";
        "StateDirectory" = "test41";
        "CacheDirectory" = "test41";
        "LogsDirectory" = "test41";
        "RuntimeDirectory" = "test41";
      };
    };
  })
  # step 42
  (let
    store = { };
  in {
    number = 42;
    description = "DynamicUser= works in both modes, and was refused before it did";
    inherit store;
    config = {
      serviceConfig = {
        "DynamicUser" = true;
      };
    };
    services = {
      "chroot" = {
        script = "echo \"\$UID\" > /var/lib/test42/uid";
        confinement = {
          "mode" = "chroot-only";
        };
        serviceConfig = {
          "Type" = "oneshot";
          "DynamicUser" = true;
          "StateDirectory" = "test42";
        };
      };
    };
    refusedBy = [ "2019" ];
  })
  # step 43
  (let
    store = { };
  in {
    number = 43;
    description = "ProtectSystem= starts in both modes";
    inherit store;
    config = {
      confinement = {
        "mode" = "chroot-only";
      };
      serviceConfig = {
        "ProtectSystem" = "full";
      };
    };
    services = {
      "strict" = {
        script = ":";
        confinement = { };
        serviceConfig = {
          "Type" = "oneshot";
          "ProtectSystem" = "strict";
        };
      };
    };
  })
  # step 44
  (let
    store = {
      "archive" = (pkgs.writeText "locale-archive" "locales\n");
    };
  in {
    number = 44;
    description = "a locale archive is there when it is asked for, beside what is there anyway";
    inherit store;
    config = {
      confinement = {
        "packages" = [ (store."archive") ];
      };
      environment = {
        "LOCALE_ARCHIVE" = (store."archive");
      };
    };
  })
  # step 45
  (let
    store = {
      "first" = (pkgs.writeScript "first" "#!${pkgs.bash}/bin/bash\necho first $1 >> /var/lib/test45/said\n"
);
      "second" = (pkgs.writeScript "second" "#!${pkgs.bash}/bin/bash\necho second $1 >> /var/lib/test45/said\n"
);
    };
  in {
    number = 45;
    description = "each program of an Exec list is there in the root";
    inherit store;
    config = { };
    services = {
      "lists" = {
        confinement = {
          "mode" = "chroot-only";
        };
        serviceConfig = {
          "Type" = "oneshot";
          "RemainAfterExit" = true;
          "StateDirectory" = "test45";
          "ExecStartPre" = [ ("${(store."first")} pre") ("${(store."second")} pre") ];
          "ExecStart" = [ ("${(store."first")} start") ("${(store."second")} start") ];
          "ExecReload" = [ ("${(store."first")} reload") ("${(store."second")} reload") ];
        };
      };
    };
    refusedBy = [ "2019" ];
  })
  # step 46
  (let
    store = { };
  in {
    number = 46;
    description = "preStart finds the programs of its PATH";
    inherit store;
    config = { };
    services = {
      "named" = {
        preStart = "ln -sf target /var/lib/test46/named";
        script = ":";
        confinement = {
          "mode" = "chroot-only";
          "packages" = [ (pkgs.coreutils) ];
        };
        serviceConfig = {
          "Type" = "oneshot";
          "StateDirectory" = "test46";
        };
      };
      "bare" = {
        preStart = "ln -sf target /var/lib/test46/bare && true; echo \"\$?\" > /var/lib/test46/ended";
        script = ":";
        confinement = {
          "mode" = "chroot-only";
        };
        serviceConfig = {
          "Type" = "oneshot";
          "StateDirectory" = "test46";
        };
      };
    };
  })
  # step 47
  (let
    store = { };
  in {
    number = 47;
    description = "a confined service starts on every systemd";
    inherit store;
    config = { };
  })
  # step 48
  (let
    store = { };
  in {
    number = 48;
    description = "UMask= does not close the way to the store for the service's user";
    inherit store;
    config = {
      confinement = {
        "mode" = "chroot-only";
        "binSh" = null;
      };
      serviceConfig = {
        "User" = "chroot-testuser";
        "Group" = "chroot-testgroup";
        "UMask" = "0077";
      };
    };
  })
  # step 49
  (let
    store = { };
  in {
    number = 49;
    description = "a unit that a package ships is confined, and its own settings stay";
    inherit store;
    config = { };
    services = {
      "shipped" = {
        shipped = "[Service]\nSystemCallFilter=~kill\nSystemCallErrorNumber=ELOOP\n";
        confinement = {
          "mode" = "chroot-only";
        };
        serviceConfig = {
          "Type" = "oneshot";
          "StateDirectory" = "test49";
          "ExecStart" = ("${pkgs.bash}/bin/bash -c 'kill -9 $$$$ 2> /var/lib/test49/said; :'");
        };
      };
    };
    refusedBy = [ "2019" ];
  })
  # step 51
  (let
    store = { };
  in {
    number = 51;
    description = "a second RootDirectory= is refused";
    inherit store;
    config = {
      serviceConfig = {
        "RootDirectory" = "/srv";
      };
    };
    refusedBy = [ "2019" "2024" "2025" ];
  })
  # step 52
  (let
    store = { };
  in {
    number = 52;
    description = "a chroot-only service sees nothing of the host's /run";
    inherit store;
    config = {
      confinement = {
        "mode" = "chroot-only";
      };
    };
  })
  # step 53
  (let
    store = { };
  in {
    number = 53;
    description = "a TemporaryFileSystem=/ of its own leaves a service confined";
    inherit store;
    config = {
      serviceConfig = {
        "TemporaryFileSystem" = "/";
      };
    };
    refusedBy = [ "2019" ];
  })
  # step 54
  (let
    store = { };
  in {
    number = 54;
    description = "a directive that systemd does not know is told, and no unit of ours has one";
    inherit store;
    config = { };
    services = {
      "mistaken" = {
        shipped = "[Service]\nBindPathsReadOnly=/etc\n";
        serviceConfig = {
          "Type" = "oneshot";
          "ExecStart" = ("${pkgs.coreutils}/bin/true");
        };
      };
    };
  })
  # step 55
  (let
    store = { };
  in {
    number = 55;
    description = "an instance keeps its root when another one of its template ends";
    inherit store;
    config = { };
  })
  # step 57
  (let
    store = { };
  in {
    number = 57;
    description = "PrivateTmp=disconnected is refused where its mount point cannot be made";
    inherit store;
    config = {
      serviceConfig = {
        "PrivateTmp" = "disconnected";
      };
    };
    refusedBy = [ "2024" "2025" ];
  })
  # step 58
  (let
    store = { };
  in {
    number = 58;
    description = "what ExecStartPre= writes to /tmp is there for ExecStart=";
    inherit store;
    config = { };
    services = {
      "confined" = {
        preStart = "echo pre > /tmp/test58";
        script = "if [ -e /tmp/test58 ]; then echo shared; else echo apart; fi > /var/lib/test58/confined";
        confinement = {
          "mode" = "chroot-only";
        };
        serviceConfig = {
          "Type" = "oneshot";
          "StateDirectory" = "test58";
          "PrivateTmp" = true;
        };
      };
      "disconnected" = {
        preStart = "echo pre > /tmp/test58";
        script = "if [ -e /tmp/test58 ]; then echo shared; else echo apart; fi > /var/lib/test58/disconnected";
        serviceConfig = {
          "Type" = "oneshot";
          "StateDirectory" = "test58";
          "PrivateTmp" = "disconnected";
        };
      };
    };
  })
  # step 59
  (let
    store = { };
  in {
    number = 59;
    description = "NoExecPaths=/tmp holds for a private /tmp";
    inherit store;
    config = {
      serviceConfig = {
        "NoExecPaths" = "/tmp";
      };
    };
  })
  # step 60
  (let
    store = { };
  in {
    number = 60;
    description = "a confined service knows the name of its user";
    inherit store;
    config = {
      confinement = {
        "mode" = "chroot-only";
      };
      serviceConfig = {
        "User" = "chroot-testuser";
        "Group" = "chroot-testgroup";
      };
    };
    services = {
      "named" = {
        script = "id -un > /var/lib/test60/name";
        confinement = {
          "mode" = "chroot-only";
          "packages" = [ (pkgs.coreutils) ];
        };
        serviceConfig = {
          "Type" = "oneshot";
          "StateDirectory" = "test60";
          "BindReadOnlyPaths" = "/etc/passwd";
          "User" = "chroot-testuser";
          "Group" = "chroot-testgroup";
        };
      };
    };
  })
  # step 61
  (let
    store = {
      "shell" = (pkgs.bashInteractive);
      "probe" = (pkgs.confinement-probe);
      "closure" = (pkgs.closureInfo {
        rootPaths = [
          (pkgs.writeText "needed" "${pkgs.bashInteractive} ${pkgs.stdenv.shell} ${pkgs.coreutils} ${pkgs.confinement-probe}")
        ];
      });
      "confinement-probe" = (pkgs.confinement-probe);
    };
  in {
    number = 61;
    description = "full-apivfs is what its directives say and the closure, and no more";
    inherit store;
    config = {
      confinement = {
        "mode" = "full-apivfs";
        "packages" = [ (store."confinement-probe") ];
      };
    };
  })
  # step 62
  (let
    store = {
      "shell" = (pkgs.bashInteractive);
      "probe" = (pkgs.confinement-probe);
      "closure" = (pkgs.closureInfo {
        rootPaths = [
          (pkgs.writeText "needed" "${pkgs.bashInteractive} ${pkgs.stdenv.shell} ${pkgs.coreutils} ${pkgs.confinement-probe}")
        ];
      });
      "confinement-probe" = (pkgs.confinement-probe);
    };
  in {
    number = 62;
    description = "chroot-only is what its directives say and the closure, and no more";
    inherit store;
    config = {
      confinement = {
        "mode" = "chroot-only";
        "packages" = [ (store."confinement-probe") ];
      };
    };
  })
  # step 63
  (let
    store = {
      "pre" = (pkgs.writeScript "pre" "#!${pkgs.bash}/bin/bash\necho pre >> /var/lib/test63/said\n"
);
      "start" = (pkgs.writeScript "start" "#!${pkgs.bash}/bin/bash\necho start >> /var/lib/test63/said\n"
);
      "post" = (pkgs.writeScript "post" "#!${pkgs.bash}/bin/bash\necho post >> /var/lib/test63/said\n"
);
      "reload" = (pkgs.writeScript "reload" "#!${pkgs.bash}/bin/bash\necho reload >> /var/lib/test63/said\n"
);
      "stop" = (pkgs.writeScript "stop" "#!${pkgs.bash}/bin/bash\necho stop >> /var/lib/test63/said\n"
);
      "stopped" = (pkgs.writeScript "stopped" "#!${pkgs.bash}/bin/bash\necho stopped >> /var/lib/test63/said\n"
);
    };
  in {
    number = 63;
    description = "the program of each Exec option is there in the root";
    inherit store;
    config = { };
    services = {
      "each" = {
        confinement = {
          "mode" = "chroot-only";
        };
        serviceConfig = {
          "Type" = "oneshot";
          "RemainAfterExit" = true;
          "StateDirectory" = "test63";
          "ExecStartPre" = ("${(store."pre")}");
          "ExecStart" = ("${(store."start")}");
          "ExecStartPost" = ("${(store."post")}");
          "ExecReload" = ("${(store."reload")}");
          "ExecStop" = ("${(store."stop")}");
          "ExecStopPost" = ("${(store."stopped")}");
        };
      };
    };
  })
  # step 64
  (let
    store = { };
  in {
    number = 64;
    description = "a service that is not to be confined is as it was";
    inherit store;
    config = { };
    services = {
      "plain" = {
        serviceConfig = {
          "Type" = "oneshot";
          "ExecStart" = ("${pkgs.coreutils}/bin/true");
        };
      };
    };
  })
  # step 65
  (let
    store = {
      "confinement-probe" = (pkgs.confinement-probe);
    };
  in {
    number = 65;
    description = "a service's own settings hold over those of its mode, and its paths are added to the module's";
    inherit store;
    config = {
      confinement = {
        "mode" = "chroot-only";
        "packages" = [ (store."confinement-probe") ];
      };
      serviceConfig = {
        "MountAPIVFS" = true;
        "PrivateDevices" = true;
        "PrivateTmp" = true;
        "PrivateUsers" = true;
        "ProtectControlGroups" = true;
        "ProtectKernelModules" = true;
        "ProtectKernelTunables" = true;
        "PrivateMounts" = false;
        "ReadOnlyPaths" = [ "-/var" ];
        "InaccessiblePaths" = [ "-/nix/store/none" ];
      };
    };
  })
]
