{
  description = "Is a confined systemd service really confined? The steps on a NixOS guest";

  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-unstable";

  outputs =
    { nixpkgs, ... }:
    let
      inherit (nixpkgs) lib;
      # What the harness has a QEMU command line for.
      system = "x86_64-linux";
      pkgs = nixpkgs.legacyPackages.${system};
      steps = import ./steps.nix ./rendered-steps.nix;

      nixos =
        module:
        lib.nixosSystem {
          modules = [
            module
            { nixpkgs.hostPlatform = system; }
          ];
        };

      # Known to everybody, so for a VM in the sandbox of a build alone.
      testKeys = import (nixpkgs + "/nixos/tests/ssh-keys.nix") pkgs;
      guest = nixos (
        import ./guest.nix {
          steps = ./rendered-steps.nix;
          authorizedKeys = [ testKeys.snakeOilEd25519PublicKey ];
        }
      );

      check =
        options:
        pkgs.callPackage ./check.nix { } (
          {
            inherit (guest.config.system.build) vm;
            harness = pkgs.callPackage ./harness.nix { };
            keys = {
              private = testKeys.snakeOilEd25519PrivateKey;
              public = pkgs.writeText "id_ed25519.pub" testKeys.snakeOilEd25519PublicKey;
            };
          }
          // options
        );
    in
    {
      # The units of the steps, for a NixOS of your own.
      nixosModules.steps = steps;
      nixosModules.default = steps;

      nixosConfigurations.confinement-guest = nixos ./configuration.nix;

      # All steps in one VM: `nix flake check`.
      checks.${system}.confinement = check { };

      # A job for each step, for Hydra to spread over its builders.
      hydraJobs = lib.listToAttrs (
        map (step: {
          name = "step-${toString step.number}";
          value.${system} = check {
            steps = [ step.number ];
            keepResults = true;
          };
        }) (import ./rendered-steps.nix { inherit pkgs lib; })
      );
    };
}
