# `pkgs` for a Debian guest: the guest's own programs in the place of nixpkgs' packages, and the builders that steps
# use.
{
  lib,
  rootfs,
  tools,
  compiler,
  system,
}:
let
  guest = import ./guest.nix {
    inherit
      lib
      rootfs
      tools
      system
      ;
  };
  # Under nixpkgs' attribute names.
  packages = removeAttrs guest [ "bash-interactive" ] // {
    bashInteractive = guest.bash-interactive;
  };
  shell = "${packages.bash}/bin/bash";

  # Shell scripts run as in nixpkgs, where errors end the build, with bash and these packages on PATH.
  runCommand =
    name: attrs: script:
    derivation (
      {
        inherit name system;
        builder = shell;
        args = [
          "-e"
          "-o"
          "pipefail"
          ./run-command.sh
        ];
        buildPath = lib.makeBinPath [
          packages.coreutils
          packages.findutils
          packages.gnugrep
          packages.gnused
          packages.bash
        ];
        buildCommand = script;
        passAsFile = [ "buildCommand" ] ++ attrs.passAsFile or [ ];
      }
      // removeAttrs attrs [ "passAsFile" ]
    );

  writeFile =
    {
      name,
      text,
      destination ? "",
      executable ? false,
    }:
    runCommand name
      {
        inherit text destination;
        passAsFile = [ "text" ];
      }
      (
        lib.optionalString (destination != "") ''
          mkdir -p "$(dirname "$out$destination")"
        ''
        + ''
          cp "$textPath" "$out$destination"
        ''
        + lib.optionalString executable ''
          chmod +x "$out$destination"
        ''
      );

  writeScript =
    name: text:
    writeFile {
      inherit name text;
      executable = true;
    };

  runCommandCC = import ./compiler.nix {
    inherit
      compiler
      runCommand
      writeScript
      shell
      ;
  };

  # The name of the derivation can be changed afterwards, for what NixOS makes of the scripts of a service.
  writeShellScriptBin =
    name: text:
    let
      named =
        derivationName:
        writeFile {
          name = derivationName;
          text = "#!${shell}\n${text}\n";
          executable = true;
          destination = "/bin/${name}";
        }
        // {
          meta.mainProgram = name;
          overrideAttrs = change: named (change { name = derivationName; }).name;
        };
    in
    named name;

  writeStorePaths = ''
    mkdir "$out"
    store_paths closure-* > "$out/store-paths"
  '';
in
packages
// {
  inherit
    lib
    runCommand
    runCommandCC
    writeScript
    writeShellScriptBin
    ;
  stdenv = {
    inherit shell;
  };
  writeText = name: text: writeFile { inherit name text; };
  writeScriptBin =
    name: text:
    writeFile {
      inherit name text;
      executable = true;
      destination = "/bin/${name}";
    };

  # `$out/store-paths`: the store paths in the closure of rootPaths, one a line, sorted by path.
  closureInfo =
    { rootPaths }:
    let
      roots = lib.toList rootPaths;
    in
    runCommand "closure-info" {
      exportReferencesGraph = lib.concatLists (
        map (i: [
          "closure-${toString i}"
          (builtins.elemAt roots i)
        ]) (lib.range 0 (lib.length roots - 1))
      );
    } (builtins.readFile ./store-paths.sh + writeStorePaths);

  confinement-probe = import ../../probe/package.nix {
    inherit lib runCommandCC;
    inherit (packages) glibc;
  };

  # Names that a step may use as pkgs.<name>, for error messages.
  packageNames = lib.attrNames packages;
}
