# The guest's own programs as store packages: one derivation with one output for each package, since one builder process
# takes a fraction of the time of twenty.
#
# rootfs  folder with a slice of the guest's merged-usr root: usr/bin, usr/lib/x86_64-linux-gnu, usr/lib/systemd
# tools   store path with busybox, patchelf and patchelf's libraries (see vm/units/stage-tools.ts)
{
  lib,
  rootfs,
  tools,
  system,
}:
let
  packages = import ./programs.nix;
  libraries = import ./libraries.nix;
  root = toString rootfs;
  has = file: builtins.pathExists (root + "/" + file);

  required = lib.concatMap (package: builtins.attrValues package.programs) (builtins.attrValues packages);
  missing = lib.filter (name: !has "usr/bin/${name}") required;
  chosen =
    package:
    let
      optional = package.optional or { };
      present = lib.filter (name: has "usr/bin/${optional.${name}}") (lib.attrNames optional);
    in
    package.programs // lib.listToAttrs (map (name: lib.nameValuePair name optional.${name}) present);

  # install.sh looks for libraries in the same folders.
  libraryFolders = [
    "usr/lib/x86_64-linux-gnu"
    "usr/lib/x86_64-linux-gnu/systemd"
    "usr/lib/systemd"
  ];
  presentLibraries = lib.mapAttrs (
    _: names: lib.filter (name: lib.elem true (map (folder: has "${folder}/${name}") libraryFolders)) names
  ) libraries;
  ownLibraries = lib.filter (name: presentLibraries.${name} != [ ]) (lib.attrNames libraries);

  # Only what can be needed is copied into the store and hashed: that happens at each evaluation.
  set = names: lib.listToAttrs (map (name: lib.nameValuePair name true) names);
  folders = set (
    [
      "usr"
      "usr/bin"
      "usr/lib"
    ]
    ++ libraryFolders
  );
  wantedPrograms = set (
    map (source: "usr/bin/${source}") (
      lib.concatMap (package: builtins.attrValues (chosen package)) (builtins.attrValues packages)
    )
  );
  slice = builtins.path {
    name = "guest-root";
    path = rootfs;
    filter =
      path: type:
      let
        relative = builtins.substring (builtins.stringLength root + 1) (-1) path;
      in
      if type == "directory" then
        folders ? ${relative}
      else
        wantedPrograms ? ${relative}
        || (folders ? ${dirOf relative} && builtins.match "lib.*[.]so.*|ld-linux.*" (baseNameOf relative) != null);
  };

  line = kind: package: name: source: "${kind} ${builtins.placeholder package} ${name} ${source}";
  plan =
    lib.concatMap (package: map (name: line "library" package name "-") presentLibraries.${package}) ownLibraries
    ++ lib.concatLists (
      lib.mapAttrsToList (
        name: package:
        lib.mapAttrsToList (line "program" name) (chosen package)
        ++ lib.mapAttrsToList (line "link" name) (package.links or { })
      ) packages
    );

  outputs = ownLibraries ++ lib.attrNames packages;

  built = derivation {
    name = "debian";
    inherit system outputs tools;
    builder = "${tools}/busybox";
    args = [
      "ash"
      "-eu"
      ./install.sh
    ];
    root = slice;
    loader = "${builtins.placeholder "glibc"}/lib/ld-linux-x86-64.so.2";
    plan = lib.concatStringsSep "\n" plan;
  };

  # As if the package were a derivation of its own: code made for nixpkgs asks a package for its outputs ("bin", "out"),
  # and would find its siblings.
  package =
    name:
    let
      self = {
        type = "derivation";
        name = "debian-${name}";
        inherit system;
        inherit (built.${name}) outPath drvPath;
        outputName = "out";
        outputs = [ "out" ];
        out = self;
      };
    in
    self;
in
if missing == [ ] then
  lib.listToAttrs (map (name: lib.nameValuePair name (package name)) outputs)
else
  throw "the guest's root file system lacks ${lib.concatMapStringsSep ", " (name: "/usr/bin/${name}") missing}"
