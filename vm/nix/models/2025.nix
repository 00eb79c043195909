# Since November 2025 (nixpkgs PR 464709): systemd puts each instance's full name in the place of %n.
import ./runtime-root.nix (_: "%n")
