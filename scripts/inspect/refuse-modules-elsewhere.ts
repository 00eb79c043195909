import {UsageError} from '../../harness/errors/usage-error.ts';
import type {Guest} from '../../vm/guests/guest/guest.ts';
import {isOfModule} from './is-of-module.ts';
import type {RequestedService} from './requested-service.ts';

/**
 * Refuses services of NixOS modules on a machine that is none of a Debian guest: what they refer to, and their users, must be put
 * there.
 *
 * @throws UsageError
 */
export const refuseModulesElsewhere = (
  wanted: readonly RequestedService[],
  guests: readonly Guest[],
): void => {
  const guest = guests.find(({isOurs, takesModule}) => !isOurs || !takesModule);
  const ofModule = wanted.find(isOfModule);
  if (guest !== undefined && ofModule !== undefined) {
    throw new UsageError(
      `${ofModule.asked} on ${guest.name}: its store paths and users would have to be put there; allowed: a Debian guest, as --guest debian:trixie`,
    );
  }
};
