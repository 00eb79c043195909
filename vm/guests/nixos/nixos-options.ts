import type {GuestOption} from '../guest/guest-option.ts';

/** Options of the command line for a NixOS VM that we build. */
export const nixosOptions: readonly GuestOption[] = [
  {
    name: 'nixpkgs',
    flags: '--nixpkgs <path|ref>',
    description:
      'what --guest nixos is built from: a checkout or a flake reference (default: <nixpkgs> of NIX_PATH)',
    goesWith: '--guest nixos; for the module alone there is --module nixpkgs:PATH',
  },
];
