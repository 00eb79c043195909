import {nix} from '../units/nix.ts';

/** Name of the probe in the store of a step that runs it. */
export const probeEntry = 'confinement-probe';

/** The probe's package; every evaluation of steps has it. */
export const probePackage = nix`pkgs.confinement-probe`;
