import {UsageError} from '../../harness/errors/usage-error.ts';
import type {Guest} from './guest/guest.ts';
import type {GuestOptionValues} from './guest/guest-option.ts';
import {guestOptions} from './guest-options.ts';

/**
 * Refuses, before anything is set up or written, guests that cannot be had.
 *
 * @throws UsageError for an option that none of the guests takes, and for a guest that is not there.
 */
export const checkGuests = async (guests: readonly Guest[], values: GuestOptionValues): Promise<void> => {
  for (const {name, flags, goesWith} of guestOptions) {
    const value = values[name];
    if (value !== undefined && value !== false && guests.every(({options}) => options[name] === undefined)) {
      const given = [flags.split(' ')[0], ...(typeof value === 'string' ? [value] : [])].join(' ');
      throw new UsageError(`${given}: goes with ${goesWith}`);
    }
  }
  for (const guest of guests) {
    await guest.check();
  }
};
