/** Whose issues "nixpkgs#464323" and its kind are of. */
const repositories: Readonly<Record<string, string>> = {
  nixpkgs: 'NixOS/nixpkgs',
  nix: 'NixOS/nix',
  systemd: 'systemd/systemd',
  'systemd-stable': 'systemd/systemd-stable',
};

/** What a step may write, for messages. */
export const referenceForms =
  'an address, or as in nixpkgs#464323, nixpkgs PR 289593, systemd#37096, OWNER/NAME#1';

/** Where the thing is that a step's reference names; undefined when it is no reference. */
export const referenceUrl = (reference: string): string | undefined => {
  if (/^https?:\/\/[^\s/]+\S*$/.test(reference)) {
    return reference;
  }
  const {
    name = '',
    kind,
    number = '',
  } = /^(?<name>[\w.-]+(?:\/[\w.-]+)?)(?<kind>#| PR )(?<number>[1-9]\d*)$/.exec(reference)?.groups ?? {};
  const repository = name.includes('/') ? name : repositories[name];
  return repository === undefined
    ? undefined
    : `https://github.com/${repository}/${kind === '#' ? 'issues' : 'pull'}/${number}`;
};
