import {MachineryError} from '../../../../harness/errors/machinery-error.ts';
import type {NixpkgsChoice} from './parse-nixpkgs.ts';

/** The error of a host that lacks the program of Nix which builds from this nixpkgs. */
export const nixMissingError = (nixpkgs: NixpkgsChoice | undefined): MachineryError =>
  new MachineryError(
    nixpkgs !== undefined && 'ref' in nixpkgs
      ? `--nixpkgs ${nixpkgs.ref}: takes the program nix, as a flake reference, and that is not installed; allowed without it: the folder of a checkout`
      : '--guest nixos: nix-build is not installed; without Nix name a VM built elsewhere: nixos:PATH',
  );
