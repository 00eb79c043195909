# The harness as a package, its dependencies from package-lock.json: as they are named there with their hashes, there is no
# hash to be kept here.
{
  lib,
  buildNpmPackage,
  fetchurl,
  importNpmLock,
}:
let
  root = ../..;
  manifest = lib.importJSON (root + "/package.json");
  lock = lib.importJSON (root + "/package-lock.json");

  # The lock names no registry.
  tarball =
    path: module:
    let
      name = lib.last (lib.splitString "node_modules/" path);
    in
    fetchurl {
      url = "mirror://npm/${name}/-/${baseNameOf name}-${module.version}.tgz";
      hash = module.integrity;
    };
in
buildNpmPackage {
  pname = manifest.name;
  inherit (manifest) version;
  src = lib.fileset.toSource {
    inherit root;
    fileset = lib.fileset.unions [
      (root + "/harness")
      (root + "/vm")
      (root + "/steps")
      (root + "/scripts")
      (root + "/ava.config.js")
      (root + "/package.json")
      (root + "/package-lock.json")
      (root + "/tsconfig.json")
    ];
  };
  npmDeps = importNpmLock {
    npmRoot = root;
    packageSourceOverrides = builtins.mapAttrs tarball (
      lib.filterAttrs (_: module: module ? integrity) lock.packages
    );
  };
  npmConfigHook = importNpmLock.npmConfigHook;
  # What they would build is optional, and wants a compiler.
  npmRebuildFlags = [ "--ignore-scripts" ];
  # TypeScript is run as it is.
  dontNpmBuild = true;
}
