# Runs the installed harness inside a Nix build, with a ready NixOS VM. It asks for no KVM: it is taken where there is one that works.
#
# name         of the derivation
# vm           the VM: config.system.build.vm
# harness      harness.nix
# keys         the key pair that the VM lets in, as files: { private; public; }
# script       file with what is run in the project that project.sh makes
# environment  its further variables
{
  runCommand,
  nodejs,
  openssh,
  qemu_kvm,
  util-linux,
}:
{
  name,
  vm,
  harness,
  keys,
  script,
  environment,
}:
runCommand name (
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
    # Seconds; without KVM a boot alone may take some minutes.
    meta.timeout = 3600;
  }
  // environment
) (builtins.readFile ./project.sh + builtins.readFile script)
