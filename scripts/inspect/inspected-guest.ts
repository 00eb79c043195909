import {UsageError} from '../../harness/errors/usage-error.ts';
import type {Guest} from '../../vm/guests/guest/guest.ts';
import type {GuestOptionValues} from '../../vm/guests/guest/guest-option.ts';
import {parseGuest} from '../../vm/guests/parse-guest.ts';

/**
 * The guest of this name, on which services are to be inspected.
 *
 * @param option that names it, as in `--guest`
 * @throws UsageError when there is no such guest, or services are not inspected there.
 */
export const inspectedGuest = (option: string, name: string, options: GuestOptionValues): Guest => {
  const guest = parseGuest(name, options);
  if (guest.refuses.inspect !== undefined) {
    throw new UsageError(`${option} ${name}: ${guest.refuses.inspect}`);
  }
  return guest;
};
