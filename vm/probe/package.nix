# The probe as a package: one static file that needs nothing, not even itself.
{
  lib,
  runCommandCC,
  glibc,
  nukeReferences ? null,
}:
runCommandCC "confinement-probe"
  {
    source = ./program;
    # Only nixpkgs has the static library apart; there it names the store path of the shared one.
    buildInputs = lib.optional (glibc ? static) glibc.static;
    nativeBuildInputs = lib.optional (nukeReferences != null) nukeReferences;
  }
  ''
    mkdir -p "$out/bin"
    $CC -D_GNU_SOURCE -static -o "$out/bin/confinement-probe" "$source"/*.c
    ${lib.optionalString (nukeReferences != null) ''
      nuke-refs "$out/bin/confinement-probe"
    ''}
  ''
