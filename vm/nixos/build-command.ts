export type BuildRequest = {
  /** File of the NixOS configuration. */
  readonly configuration: string;
  /** A checkout (`path`), a flake reference (`ref`), or what the host's NIX_PATH says. */
  readonly nixpkgs: {readonly path: string} | {readonly ref: string} | undefined;
  /** Whether the host has the program, and whether its own configuration is a flake. */
  readonly hasNixosRebuild: boolean;
  readonly hasSystemFlake: boolean;
};

export type BuildCommand = {readonly program: string; readonly args: readonly string[]};

/**
 * The command line that builds the VM of a configuration and leaves the link `result` in the working folder:
 * nixos-rebuild build-vm where there is one, else what it does. A flake reference is for `nix build` alone, as
 * nixos-rebuild takes none beside a configuration file.
 */
export const buildCommand = ({
  configuration,
  nixpkgs,
  hasNixosRebuild,
  hasSystemFlake,
}: BuildRequest): BuildCommand => {
  if (nixpkgs !== undefined && 'ref' in nixpkgs) {
    const nixos = `import ((builtins.getFlake ${JSON.stringify(nixpkgs.ref)}).outPath + "/nixos")`;
    return {
      program: 'nix',
      args: [
        ...['--extra-experimental-features', 'nix-command flakes'],
        'build',
        // The configuration is no part of a flake.
        '--impure',
        '--expr',
        `(${nixos} { configuration = import (/. + ${JSON.stringify(configuration)}); }).vm`,
      ],
    };
  }
  const include = [
    ...['-I', `nixos-config=${configuration}`],
    ...(nixpkgs === undefined ? [] : ['-I', `nixpkgs=${nixpkgs.path}`]),
  ];
  return hasNixosRebuild
    ? {
        program: 'nixos-rebuild',
        args: [
          'build-vm',
          // Else it builds Nix and itself first.
          '--fast',
          // Else the host's flake is built, whatever -I says.
          ...(hasSystemFlake ? ['--no-flake'] : []),
          ...include,
        ],
      }
    : {program: 'nix-build', args: ['<nixpkgs/nixos>', '-A', 'vm', ...include]};
};
