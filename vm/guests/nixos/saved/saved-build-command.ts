import {fileURLToPath} from 'node:url';
import {nixMissingError} from '../build/nix-missing-error.ts';
import type {NixpkgsChoice} from '../build/parse-nixpkgs.ts';

const expression = fileURLToPath(new URL('../../../nixos/saved-guest.nix', import.meta.url));

/** What vm/nixos/saved-guest.nix makes, by the names of its attributes. */
export type SavedAttribute = 'vm' | 'compared' | 'units';

export type SavedBuildRequest = {
  readonly attributes: readonly SavedAttribute[];
  /** Store path of `compared`, when it has been built. */
  readonly known?: string | undefined;
  /** File of the steps. */
  readonly steps: string;
  readonly authorizedKey: string;
  /** What the host's NIX_PATH says without it. */
  readonly nixpkgs: NixpkgsChoice | undefined;
  /** Programs of Nix that the host has. */
  readonly programs: readonly string[];
};

/** A path with blanks or the like can only be written as a string. */
const nixPath = (path: string): string => `(/. + ${JSON.stringify(path)})`;

/**
 * The command line that builds attributes of vm/nixos/saved-guest.nix, keeps them by links `result…` in the working
 * folder, and prints their store paths in that order.
 *
 * @throws MachineryError when the host lacks what it takes.
 */
export const savedBuildCommand = ({
  attributes,
  known,
  steps,
  authorizedKey,
  nixpkgs,
  programs,
}: SavedBuildRequest): {program: string; args: string[]} => {
  const given = `steps = ${nixPath(steps)}; authorizedKeys = [ ${JSON.stringify(authorizedKey.trim())} ];${known === undefined ? '' : ` known = ${nixPath(known)};`}`;
  const program = nixpkgs !== undefined && 'ref' in nixpkgs ? 'nix' : 'nix-build';
  if (!programs.includes(program)) {
    throw nixMissingError(nixpkgs);
  }
  if (nixpkgs !== undefined && 'ref' in nixpkgs) {
    const nixos = `(builtins.getFlake ${JSON.stringify(nixpkgs.ref)}).outPath + "/nixos"`;
    return {
      program,
      args: [
        ...['--extra-experimental-features', 'nix-command flakes', 'build', '--show-trace'],
        // Our expressions are no part of a flake.
        ...['--impure', '--print-out-paths'],
        ...['--expr', `import ${nixPath(expression)} { nixos = ${nixos}; ${given} }`, ...attributes],
      ],
    };
  }
  return {
    program,
    args: [
      '--show-trace',
      ...(nixpkgs === undefined ? [] : ['-I', `nixpkgs=${nixpkgs.path}`]),
      ...[
        '--expr',
        `import ${nixPath(expression)} { ${given} }`,
        ...attributes.flatMap((name) => ['-A', name]),
      ],
    ],
  };
};
