import {run} from '../../harness/process/run.ts';

export type VmLink = {
  /** File of the NixOS configuration. */
  readonly configuration: string;
  /** Folder of a nixpkgs checkout. */
  readonly nixpkgs: string;
  /** The link to be made, which keeps what it leads to. */
  readonly link: string;
  readonly signal: AbortSignal;
};

/** Builds the VM of a configuration as whoever has Nix and no harness does, and resolves to the link. */
export const buildVmLink = async ({configuration, nixpkgs, link, signal}: VmLink): Promise<string> => {
  await run(
    'nix-build',
    [
      ...['<nixpkgs/nixos>', '-A', 'vm', '-I', `nixpkgs=${nixpkgs}`],
      ...['-I', `nixos-config=${configuration}`, '--out-link', link],
    ],
    {deathSignal: 'TERM', signal},
  );
  return link;
};
