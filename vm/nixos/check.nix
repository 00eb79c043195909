# Steps proved inside a Nix build, so that `nix flake check`, Hydra and remote builders run them. The result holds the
# results of the run. KVM is taken when the builder has one that works; it is not asked for, as TCG will do.
#
# vm           the VM: config.system.build.vm
# harness      harness.nix
# keys         the key pair that the VM lets in, as files: { private; public; }
# steps        numbers of steps; all without any
# keepResults  keep them when a step fails: the build then succeeds, with nix-support/failed, which makes Hydra show it as
#              failed with its results; any other user of it would take it for a success
{
  lib,
  runCommand,
  nodejs,
  openssh,
  qemu_kvm,
  util-linux,
}:
{
  vm,
  harness,
  keys,
  steps ? [ ],
  keepResults ? false,
}:
runCommand
  ("confinement" + lib.concatMapStrings (number: "-${toString number}") steps)
  {
    nativeBuildInputs = [
      nodejs
      openssh
      qemu_kvm
      util-linux
    ];
    # As the tests of NixOS, which builders that cannot run a VM do not offer.
    requiredSystemFeatures = [ "nixos-test" ];
    harness = "${harness}/lib/node_modules/confinement-harness";
    inherit vm;
    privateKey = keys.private;
    publicKey = keys.public;
    steps = toString steps;
    keepResults = lib.optionalString keepResults "1";
    # Seconds; without KVM a boot alone may take some minutes.
    meta.timeout = 3600;
  }
  (builtins.readFile ./project.sh + builtins.readFile ./check.sh)
