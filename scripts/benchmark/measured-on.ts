import {defaultGuest, parseDebianGuest} from '../../vm/guests/guest-choice.ts';
import {parseModule} from '../../vm/modules/confinement-module.ts';
import {defaultGeneration} from '../../vm/modules/default-generation.ts';

/** The guest and the module that everything is measured with: those that a user gets without asking. */
export const measuredOn = {guest: parseDebianGuest(defaultGuest), module: parseModule(defaultGeneration)};
