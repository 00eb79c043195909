import {type Generation, generationNames} from './generations.ts';

/** The generation that nixpkgs has today, whose model is taken when nobody says which: the last of the table. */
export const defaultGeneration: Generation = generationNames.reduce((_, newer) => newer);
