import type {GuestOptionValues} from '../../vm/guests/guest/guest-option.ts';
import {guestOptions} from '../../vm/guests/guest-options.ts';

/** Those of a command's options that are the guests' own. */
export const pickGuestOptions = (options: Readonly<Record<string, unknown>>): GuestOptionValues =>
  Object.fromEntries(
    guestOptions.flatMap(({name}) => {
      const value = options[name];
      return typeof value === 'string' || typeof value === 'boolean' ? [[name, value]] : [];
    }),
  );
