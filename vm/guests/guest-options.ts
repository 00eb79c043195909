import type {GuestOption} from './guest/guest-option.ts';
import {guestKinds} from './registry.ts';

/** Options of the command line that only some guests take. */
export const guestOptions: readonly GuestOption[] = guestKinds.flatMap(({options}) => options);
