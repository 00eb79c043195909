# May 2024 to November 2025: one root for all instances of a template, which the first instance that ends takes away
# from the others (nixpkgs issue 464323).
import ./runtime-root.nix ({ common, name }: common.pathSafeName name)
