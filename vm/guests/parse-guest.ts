import {UsageError} from '../../harness/errors/usage-error.ts';
import type {Guest} from './guest/guest.ts';
import type {GuestOptionValues} from './guest/guest-option.ts';
import {guestKinds} from './registry.ts';

/** What users may write after `--guest`, for messages. */
export const guestForms: string = guestKinds.flatMap(({forms}) => forms).join(', ');

/**
 * Reads what the user wrote after `--guest`; `options` has the values of `guestOptions`.
 *
 * @throws UsageError for what no kind of guest knows, with what is allowed.
 */
export const parseGuest = (text: string, options: GuestOptionValues = {}): Guest => {
  for (const kind of guestKinds) {
    const guest = kind.parse(text, options);
    if (guest !== undefined) {
      return guest;
    }
  }
  throw new UsageError(`--guest ${text}: no such guest; allowed: ${guestForms}`);
};
