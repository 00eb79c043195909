# What a NixOS VM must have for its QEMU to be saved and restored: nothing of the host is shared with it, the store is in an image,
# and its memory is for the harness to lay out. Options that a nixpkgs has not yet, or no longer, are left out; then it is booted.
{
  virtualisation.vmVariant =
    { lib, options, ... }:
    let
      known = lib.filterAttrs (name: _: options.virtualisation ? ${name});
    in
    {
      # Else each login starts the user manager of root, which takes an emulated guest seconds and serves nobody here.
      security.pam.services.sshd.startSession = lib.mkOverride 90 false;
      virtualisation = known {
        useNixStoreImage = true;
        # Units are brought into it.
        writableStore = true;
        sharedDirectories = lib.mkForce { };
        enableSharedMemory = false;
      };
    };
}
