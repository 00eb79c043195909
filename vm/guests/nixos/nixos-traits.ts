import {UsageError} from '../../../harness/errors/usage-error.ts';
import type {Guest} from '../guest/guest.ts';

const inspect = 'confinement inspect goes to a NixOS VM that runs, by ssh://';

/** What is so for every NixOS VM, wherever it was built. */
export const nixosTraits = {
  takesModule: false,
  refuses: {inspect},
  transport: 'nc',
  isOurs: true,
  // As vm/nixos/guest.nix has it; what another one takes is not known before it runs.
  memoryMiB: 1024,
  prepare: async () => Promise.resolve(),
  programs: async () => Promise.reject(new UsageError(inspect)),
  openBare: async () => Promise.reject(new UsageError(inspect)),
} as const satisfies Partial<Guest>;
