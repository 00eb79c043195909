# The generation of a confinement module, told by the root that it gives a service, as vm/modules/generations.ts has it.
# What it yields cannot be asked: which units there are depends on it.
#
# file  nixos/modules/security/systemd-confinement.nix of a nixpkgs
file:
let
  text = builtins.readFile file;
  has = pattern: builtins.length (builtins.split pattern text) > 1;
in
if has "/run/confinement/%n" then
  "2025"
else if has "/run/confinement/" then
  "2024"
else
  "2019"
