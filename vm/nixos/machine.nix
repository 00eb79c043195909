# What a NixOS must have for the harness to log in to its VM, and little else. All of it gives way to what other modules say of the
# same, but not to NixOS' own defaults.
#
# authorizedKeys  public keys that may log in as root
{ authorizedKeys }:
{ lib, ... }:
let
  # Weaker than mkDefault, which other modules use, too.
  unlessSaid = lib.mkOverride 1400;
in
{
  services.openssh = {
    enable = lib.mkDefault true;
    # Each command is a channel of its own on one connection. Before what may be a Match block.
    extraConfig = lib.mkBefore "MaxSessions 64";
    # Made at each boot: one of RSA would take most of it.
    hostKeys = unlessSaid [
      {
        type = "ed25519";
        path = "/etc/ssh/ssh_host_ed25519_key";
      }
    ];
  };
  users.users.root.openssh.authorizedKeys.keys = authorizedKeys;

  # A machine of a few minutes that nobody else reaches does well without, and boots the sooner.
  networking.firewall.enable = unlessSaid false;
  services.logrotate.enable = unlessSaid false;
  systemd.oomd.enable = unlessSaid false;

  documentation.enable = unlessSaid false;
  virtualisation.vmVariant.virtualisation = {
    graphics = unlessSaid false;
    cores = unlessSaid 2;
    memorySize = unlessSaid 1024;
    # The root lives in memory: every boot starts clean.
    diskImage = unlessSaid null;
  };
  # Only the VM is ever built; without these two the plain system would refuse to be evaluated.
  boot.loader.grub.enable = unlessSaid false;
  fileSystems."/" = unlessSaid {
    device = "none";
    fsType = "tmpfs";
  };
  system.stateVersion = unlessSaid lib.trivial.release;
}
