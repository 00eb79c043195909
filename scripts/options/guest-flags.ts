import type {GuestOptionValues} from '../../vm/guests/guest/guest-option.ts';
import {guestOptions} from '../../vm/guests/guest-options.ts';

/** The command line flags that mean these values of the guests' own options. */
export const guestFlags = (values: GuestOptionValues): string[] =>
  guestOptions.flatMap(({name, flags}) => {
    const value = values[name];
    const [flag = ''] = flags.split(' ');
    return value === undefined || value === false ? [] : value === true ? [flag] : [flag, value];
  });
