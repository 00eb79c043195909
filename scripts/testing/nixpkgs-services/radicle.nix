{
  services.radicle = {
    enable = true;
    privateKey = "/var/lib/radicle/keys/radicle";
    publicKey = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFhkuKtx0JVuZTAqUaCJyUBzIeGf0jfoVNp2zEpXUQvj radicle";
    settings.preferredSeeds = [ ];
  };
}
