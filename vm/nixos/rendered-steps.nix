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
      "symlink" = (
      pkgs.runCommand "symlink" {
        target = pkgs.writeText "symlink-target" "got me";
      } ''ln -s "$target" "$out"''
    );
    };
  in {
    number = 25;
    description = "a package that is a symlink is read through";
    inherit store;
    config = {
      confinement = {
        "packages" = [ (store."symlink") ];
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
]
