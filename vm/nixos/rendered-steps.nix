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
]
