# What runs the harness inside a Nix build: the harness itself, and the key pair that the build's VM lets in. That one is known to
# everybody, so for a VM in the sandbox of a build alone.
#
# nixpkgs  folder of it, or the input of a flake
# pkgs     its packages
{ nixpkgs, pkgs }:
let
  testKeys = import (nixpkgs + "/nixos/tests/ssh-keys.nix") pkgs;
in
{
  harness = pkgs.callPackage ./harness.nix { };
  authorizedKeys = [ testKeys.snakeOilEd25519PublicKey ];
  keys = {
    private = testKeys.snakeOilEd25519PrivateKey;
    public = pkgs.writeText "id_ed25519.pub" testKeys.snakeOilEd25519PublicKey;
  };
}
