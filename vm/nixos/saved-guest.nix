# The NixOS guest that the harness saves, and what makes it the guest of some steps: both are evaluated as the systems that they
# are, and what they differ in are the units.
#
# vm        runs the guest without a step
# compared  file that says, as JSON, what that is compared by
# units     file that says, as JSON, what of /etc is to be replaced in it ("etc", by name), and what else the guest with the steps
#           would have otherwise ("unlike"): a guest that has that cannot be made of the other one by units alone
#
# nixos           folder `nixos` of a nixpkgs
# steps           file with the steps (vm/units/render-steps.ts)
# authorizedKeys  public keys that may log in as root
# known           the file `compared` of the same nixpkgs and keys, if there is one: half of what takes time in `units` is known by it
{
  nixos ? <nixpkgs/nixos>,
  steps,
  authorizedKeys,
  known ? null,
}:
let
  system =
    steps:
    import nixos {
      configuration.imports = [
        (import ./guest.nix { inherit steps authorizedKeys; })
        ./in-image.nix
      ];
    };
  without = system ./no-steps.nix;
  complete = system steps;

  machine = { config, ... }: config.virtualisation.vmVariant;
  compared = given: {
    etc = builtins.mapAttrs (_: entry: "${entry.source}") (machine given).environment.etc;
    other = {
      # Without what lays out /etc, and the whole of them.
      activation = builtins.mapAttrs (_: script: script.text or script) (
        removeAttrs (machine given).system.activationScripts [
          "etc"
          "script"
        ]
      );
      path = "${(machine given).system.path}";
      kernelParams = (machine given).boot.kernelParams;
    };
  };
  comparedWithout = compared without;
  first =
    if known == null then
      comparedWithout
    else
      builtins.fromJSON (builtins.unsafeDiscardStringContext (builtins.readFile known));
  second = compared complete;
  before = first.etc;
  after = second.etc;
  differing = builtins.filter (name: (before.${name} or null) != (after.${name} or null)) (
    builtins.attrNames (before // after)
  );
  # What units lie in, and the table of the steps.
  isOurs = name: builtins.match "systemd/.*|confinement-harness/steps[.]json" name != null;

  differingOther = builtins.filter (name: first.other.${name} != second.other.${name}) (
    builtins.attrNames second.other
  );

  # As NixOS says it of a system that is built.
  failed = map (each: each.message) (
    builtins.filter (each: !each.assertion) (machine complete).assertions
  );
  checked =
    if failed == [ ] then
      (x: x)
    else
      throw "\nFailed assertions:\n${builtins.concatStringsSep "\n" (map (message: "- ${message}") failed)}";
in
{
  inherit (without) vm;
  # Nothing of what it speaks of is to be built for it.
  compared = without.pkgs.writeText "confinement-compared.json" (
    builtins.unsafeDiscardStringContext (builtins.toJSON comparedWithout)
  );
  units = checked (
    complete.pkgs.writeText "confinement-units.json" (
      builtins.toJSON {
        # A name that is there no more has nothing to be replaced by.
        etc = builtins.listToAttrs (
          map (name: {
            inherit name;
            value = after.${name};
          }) (builtins.filter (name: isOurs name && after ? ${name}) differing)
        );
        unlike =
          builtins.filter (name: !isOurs name || !(after ? ${name})) differing
          ++ differingOther;
      }
    )
  );
}
