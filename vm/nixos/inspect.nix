# Services of a NixOS inspected inside a Nix build: what they may see and do. The result holds the report in all forms, and seen.lock,
# a lock file of what was seen; nix-support/failed when something that is declared is not in force, or wider than the lock file
# says. It asks for no KVM: it is taken where there is one that works.
#
# vm             the VM: config.system.build.vm
# probe          the package of ../probe
# harness, keys  of tools.nix
# services       names of services, as in [ "web.service" ]
# options        further options of `confinement inspect`
# lock           null, or the lock file
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
  probe,
  harness,
  keys,
  services,
  options,
  lock,
  name,
}:
runCommand "${name}-report"
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
    probe = "${probe}/bin/confinement-probe";
    privateKey = keys.private;
    publicKey = keys.public;
    services = toString services;
    options = toString options;
    lock = lib.optionalString (lock != null) "${lock}";
    lockName = lib.optionalString (lock != null) (
      builtins.unsafeDiscardStringContext (baseNameOf (toString lock))
    );
    # Seconds; without KVM a boot alone may take some minutes.
    meta.timeout = 3600;
  }
  (builtins.readFile ./project.sh + builtins.readFile ./inspect.sh)
