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

      tools = import ./tools.nix { inherit nixpkgs pkgs; };
      guest = nixos (
        import ./guest.nix {
          steps = ./rendered-steps.nix;
          inherit (tools) authorizedKeys;
        }
      );

      check =
        options:
        pkgs.callPackage ./check.nix { } (
          {
            inherit (guest.config.system.build) vm;
            inherit (tools) harness keys;
          }
          // options
        );
    in
    {
      # The units of the steps, for a NixOS of your own.
      nixosModules.steps = steps;
      nixosModules.default = steps;

      nixosConfigurations.confinement-guest = nixos ./configuration.nix;

      # A check of a service of your own: see there what it takes.
      lib.confinementCheck = import ./confinement-check.nix { inherit nixpkgs; };

      templates.default = {
        path = ./template;
        description = "A service of a NixOS with a check of what it may see and do";
      };

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
