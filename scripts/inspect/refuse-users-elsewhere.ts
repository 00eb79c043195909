import {UsageError} from '../../harness/errors/usage-error.ts';
import type {Guest} from '../../vm/guests/guest/guest.ts';
import {isOfModule} from './is-of-module.ts';
import type {RequestedService} from './requested-service.ts';

/**
 * Refuses services of users on a machine that is none of a Debian guest, where a user would have to be made, and those of NixOS
 * modules, which are the system's.
 *
 * @throws UsageError
 */
export const refuseUsersElsewhere = (
  wanted: readonly RequestedService[],
  guests: readonly Pick<Guest, 'name' | 'isOurs' | 'takesModule'>[],
): void => {
  const guest = guests.find(({isOurs, takesModule}) => !isOurs || !takesModule);
  if (guest !== undefined) {
    throw new UsageError(
      `--user on ${guest.name}: a user and his manager would have to be made there; allowed: a Debian guest, as --guest debian:trixie`,
    );
  }
  const ofModule = wanted.find(isOfModule);
  if (ofModule !== undefined) {
    throw new UsageError(
      `--user: ${ofModule.asked} is a service of the system; allowed: ./NAME.service, or NAME.service, which the user's manager has`,
    );
  }
};
