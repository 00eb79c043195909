import {defaultGuest} from '../../vm/guests/debian/debian-names.ts';
import {parseDebianGuest} from '../../vm/guests/debian/parse-debian-guest.ts';
import {parseModule} from '../../vm/modules/confinement-module.ts';
import {defaultGeneration} from '../../vm/modules/default-generation.ts';

/** The guest and the module that everything is measured with: those that a user gets without asking. */
export const measuredOn = {guest: parseDebianGuest(defaultGuest), module: parseModule(defaultGeneration)};
