import type {Generation} from './generations.ts';

/**
 * Which confinement module makes the units: our model of one generation, or the real one of a nixpkgs checkout
 * (of 2022 or later), given by its folder.
 */
export type ModuleSource = Generation | {readonly nixpkgs: string};
