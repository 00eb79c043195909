# The NixOS guest: the units of the steps in a machine that lets us in, and little else. Imported by
# configuration.nix, flake.nix and what write-configuration.ts writes.
#
# steps           file with the steps (vm/units/render-steps.ts)
# authorizedKeys  public keys that may log in as root
{ steps, authorizedKeys }:
{ pkgs, ... }:
{
  imports = [
    (import ./steps.nix steps)
    (import ./machine.nix { inherit authorizedKeys; })
  ];

  networking.hostName = "confinement";
  # By it commands get to a step's socket.
  environment.systemPackages = [ pkgs.netcat ];
}
