import {UsageError} from '../../harness/errors/usage-error.ts';
import type {Guest} from '../../vm/guests/guest/guest.ts';
import type {GuestOptionValues} from '../../vm/guests/guest/guest-option.ts';
import type {UnitSource} from '../../vm/inspect/unit/unit-source.ts';
import {inspectedGuest} from './inspected-guest.ts';
import {readService} from './read-service.ts';

/** What services are compared with: themselves on another guest, or one of them with another on the same guest. */
export type OtherSide = {readonly guest: Guest} | {readonly service: UnitSource | string};

/**
 * What `--against` names: a service when it ends in `.service`, else a guest.
 *
 * @throws UsageError when it is neither.
 */
export const otherSide = async (
  against: string,
  {services, guestName, guestOptions}: {services: number; guestName: string; guestOptions: GuestOptionValues},
): Promise<OtherSide> => {
  if (!against.endsWith('.service')) {
    if (against === guestName) {
      throw new UsageError(`--against ${against}: is the guest itself; allowed: another guest, or a service`);
    }
    return {guest: inspectedGuest('--against', against, guestOptions)};
  }
  if (services > 1) {
    throw new UsageError(
      `--against ${against}: one service goes against one other; ${String(services)} are given`,
    );
  }
  return {service: await readService(against)};
};
