import type {Generation} from '../../vm/modules/generations.ts';

/** What must be found in the words with which Nix refuses a step's units. */
export type RefusalWords = string | RegExp;

/** By which generations of the module a step's units must be refused, and with which words. */
export type Refused = Readonly<Partial<Record<Generation, RefusalWords>>>;
