# The harness as a package, its dependencies from package-lock.json: as they are named there with their hashes, there is no
# hash to be kept here.
{
  lib,
  buildNpmPackage,
  cacert,
  curl,
  importNpmLock,
  nodejs,
  runCommand,
}:
let
  root = ../..;
  manifest = lib.importJSON (root + "/package.json");
  lock = lib.importJSON (root + "/package-lock.json");

  # The lock names no registry, and nixpkgs' fetchurl knows none: npm does.
  registry = runCommand "npm-registry" { nativeBuildInputs = [ nodejs ]; } ''
    HOME=$TMPDIR npm config get registry > "$out"
  '';

  # By its hash alone, so that it does not matter where it comes from.
  tarball =
    path: module:
    let
      name = module.name or (lib.last (lib.splitString "node_modules/" path));
      file = "${baseNameOf name}-${module.version}.tgz";
    in
    runCommand file
      {
        nativeBuildInputs = [ curl ];
        # As nixpkgs' other fetchers of npm's packages.
        impureEnvVars = lib.fetchers.proxyImpureEnvVars ++ [ "NIX_NPM_REGISTRY" ];
        outputHashMode = "flat";
        outputHash = module.integrity;
      }
      ''
        registry=''${NIX_NPM_REGISTRY:-$(cat ${registry})}
        curl --cacert ${cacert}/etc/ssl/certs/ca-bundle.crt --fail --location --silent --show-error --retry 3 --output "$out" "''${registry%/}/${name}/-/${file}"
      '';
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
  # TypeScript is run as it is, from a folder like a checkout; npm would pack what is compiled.
  dontNpmBuild = true;
  installPhase = ''
    runHook preInstall
    npm prune --omit=dev --no-save --ignore-scripts
    mkdir -p "$out/lib/node_modules"
    cp -r . "$out/lib/node_modules/${manifest.name}"
    runHook postInstall
  '';
}
