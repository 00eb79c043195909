import {programsForAny} from '../debian/image/programs-for-any.ts';
import type {Guest} from '../guest/guest.ts';

/** What is so for every NixOS VM, wherever it was built. */
export const nixosTraits = {
  takesModule: false,
  refuses: {},
  transport: 'nc',
  isOurs: true,
  // As vm/nixos/guest.nix has it; what another one takes is not known before it runs.
  memoryMiB: 1024,
  prepare: async () => Promise.resolve(),
  programs: programsForAny,
} as const satisfies Partial<Guest>;
