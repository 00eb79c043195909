import {defaultGuest, parseDebianGuest} from '../../vm/guest/guest-choice.ts';
import {parseModule} from '../../vm/lab/lab-module.ts';

/** The guest and the module that everything is measured with: those that a user gets without asking. */
export const benched = {guest: parseDebianGuest(defaultGuest), module: parseModule('2025')};
