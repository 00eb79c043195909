{
  description = "A service, and the proof of what it may see and do";

  inputs = {
    nixpkgs.url = "github:NixOS/nixpkgs/nixos-unstable";
    # Where you have confinement-harness: a checkout, as here, or a repository, as in git+https://HOST/PATH?dir=vm/nixos
    confinement.url = "git+file:///path/to/confinement-harness?dir=vm/nixos";
    confinement.inputs.nixpkgs.follows = "nixpkgs";
  };

  outputs =
    { self, confinement, ... }:
    {
      nixosModules.default = ./web.nix;

      # nix flake check
      checks.x86_64-linux.web = confinement.lib.confinementCheck {
        service = "web";
        modules = [ self.nixosModules.default ];
        # No wider than this file says. The first one: nix build .#checks.x86_64-linux.web, then copy result/seen.lock
        # lock = ./web.lock;
      };
    };
}
