import {fileURLToPath} from 'node:url';

/** What a machine has: nothing of ours but a key, or the units of the steps too. */
export type PeerKind = 'plain' | 'own';

const folder = fileURLToPath(new URL('../../vm/nixos', import.meta.url));

/** The NixOS configuration of a machine that lets a public key in as root. */
export const peerConfiguration = (kind: PeerKind, publicKey: string): string => {
  const keys = `[ ${JSON.stringify(publicKey.trim())} ]`;
  return kind === 'own'
    ? `import (/. + ${JSON.stringify(`${folder}/guest.nix`)}) {
  steps = /. + ${JSON.stringify(`${folder}/rendered-steps.nix`)};
  authorizedKeys = ${keys};
}
`
    : `{ lib, ... }:
{
  networking.hostName = "plain";
  services.openssh.enable = true;
  services.openssh.hostKeys = [ { type = "ed25519"; path = "/etc/ssh/ssh_host_ed25519_key"; } ];
  users.users.root.openssh.authorizedKeys.keys = ${keys};
  documentation.enable = false;
  virtualisation.vmVariant.virtualisation = {
    graphics = false;
    cores = 2;
    memorySize = 1024;
    diskImage = null;
  };
  boot.loader.grub.enable = false;
  fileSystems."/" = { device = "none"; fsType = "tmpfs"; };
  system.stateVersion = lib.trivial.release;
}
`;
};
