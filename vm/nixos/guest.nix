# The NixOS guest: the units of the steps in a machine that lets us in, and little else. Imported by
# configuration.nix, flake.nix and what write-configuration.ts writes.
#
# steps           file with the steps (vm/units/render-steps.ts)
# authorizedKeys  public keys that may log in as root
{ steps, authorizedKeys }:
{ lib, pkgs, ... }:
{
  imports = [ (import ./steps.nix steps) ];

  networking.hostName = "confinement";
  services.openssh = {
    enable = true;
    # Each command is a channel of its own on one connection.
    extraConfig = "MaxSessions 64";
    # Made at each boot: one of RSA would take most of it.
    hostKeys = [
      {
        type = "ed25519";
        path = "/etc/ssh/ssh_host_ed25519_key";
      }
    ];
  };
  users.users.root.openssh.authorizedKeys.keys = authorizedKeys;
  # By it commands get to a step's socket.
  environment.systemPackages = [ pkgs.netcat ];

  # A machine of a few minutes that nobody else reaches does well without, and boots the sooner.
  networking.firewall.enable = false;
  services.logrotate.enable = false;
  systemd.oomd.enable = false;

  documentation.enable = false;
  virtualisation.vmVariant.virtualisation = {
    graphics = false;
    cores = 2;
    memorySize = 1024;
    # The root lives in memory: every boot starts clean.
    diskImage = null;
  };
  # Only the VM is ever built; without these two the plain system would refuse to be evaluated.
  boot.loader.grub.enable = false;
  fileSystems."/" = {
    device = "none";
    fsType = "tmpfs";
  };
  system.stateVersion = lib.trivial.release;
}
