import {nixMissingError} from './nix-missing-error.ts';
import type {NixpkgsChoice} from './parse-nixpkgs.ts';

/** What can build a VM. */
export const builders = ['nixos-rebuild', 'nix-build', 'nix'] as const;

export type BuildRequest = {
  /** File of the NixOS configuration. */
  readonly configuration: string;
  /** What the host's NIX_PATH says without it. */
  readonly nixpkgs: NixpkgsChoice | undefined;
  /** Those that the host has. */
  readonly programs: readonly (typeof builders)[number][];
  /** Whether the host's own configuration is a flake. */
  readonly hasSystemFlake: boolean;
  /** Whether it is a `system.nix`, or `<nixos-system>`. */
  readonly hasSystemFile: boolean;
};

export type BuildCommand = {
  readonly program: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
};

/**
 * The command line that builds the VM of a configuration and leaves the link `result` in the working folder:
 * nixos-rebuild build-vm where there is one, else what it does. A flake reference is for `nix build` alone, as
 * nixos-rebuild takes none beside a configuration file.
 *
 * @throws MachineryError when the host lacks what it takes.
 */
export const vmBuildCommand = ({
  configuration,
  nixpkgs,
  programs,
  hasSystemFlake,
  hasSystemFile,
}: BuildRequest): BuildCommand => {
  // For the step that an error belongs to.
  const trace = '--show-trace';
  if (nixpkgs !== undefined && 'ref' in nixpkgs) {
    if (!programs.includes('nix')) {
      throw nixMissingError(nixpkgs);
    }
    const nixos = `import ((builtins.getFlake ${JSON.stringify(nixpkgs.ref)}).outPath + "/nixos")`;
    return {
      program: 'nix',
      args: [
        ...['--extra-experimental-features', 'nix-command flakes'],
        'build',
        trace,
        // The configuration is no part of a flake.
        '--impure',
        '--expr',
        `(${nixos} { configuration = import (/. + ${JSON.stringify(configuration)}); }).vm`,
      ],
      env: {},
    };
  }
  const rest = [
    trace,
    ...['-I', `nixos-config=${configuration}`],
    ...(nixpkgs === undefined ? [] : ['-I', `nixpkgs=${nixpkgs.path}`]),
  ];
  // The user may have one, which goes before -I; and there were versions of nixos-rebuild that heed the last -I only.
  const env = {NIXOS_CONFIG: configuration};
  // It would build that, whatever -I says.
  if (programs.includes('nixos-rebuild') && !hasSystemFile) {
    return {
      program: 'nixos-rebuild',
      args: [
        'build-vm',
        // Else it builds Nix and itself first.
        '--fast',
        // Else the host's flake is built, whatever -I says.
        ...(hasSystemFlake ? ['--no-flake'] : []),
        ...rest,
      ],
      env,
    };
  }
  if (!programs.includes('nix-build')) {
    throw nixMissingError(nixpkgs);
  }
  return {program: 'nix-build', args: ['<nixpkgs/nixos>', '-A', 'vm', ...rest], env};
};
