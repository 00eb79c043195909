import {UsageError} from '../../harness/errors/usage-error.ts';
import type {Guest} from '../../vm/guests/guest/guest.ts';
import type {GuestOptionValues} from '../../vm/guests/guest/guest-option.ts';
import {parseGuest} from '../../vm/guests/parse-guest.ts';
import {type ConfinementModule, parseModule} from '../../vm/modules/confinement-module.ts';
import {generationNames} from '../../vm/modules/generations.ts';
import {isOfModule} from './is-of-module.ts';
import {readService} from './read-service.ts';
import type {RequestedService} from './requested-service.ts';

/** What services are compared with: themselves on another guest, or one of them with another on the same guest. */
export type OtherSide = {readonly guest: Guest} | {readonly service: RequestedService};

export type Given = {
  readonly services: readonly RequestedService[];
  readonly guestName: string;
  readonly guestOptions: GuestOptionValues;
  readonly module: ConfinementModule;
};

/**
 * What `--against` names: a service when it ends in `.service` or has a `#`; a confinement module, with which the same service of a
 * NixOS module is evaluated; else a guest.
 *
 * @throws UsageError when it is neither.
 */
export const otherSide = async (
  against: string,
  {services, guestName, guestOptions, module}: Given,
): Promise<OtherSide> => {
  const isModule = generationNames.some((name) => name === against) || against.startsWith('nixpkgs:');
  if (!isModule && !against.endsWith('.service') && !against.includes('#')) {
    if (against === guestName) {
      throw new UsageError(`--against ${against}: is the guest itself; allowed: another guest, or a service`);
    }
    return {guest: parseGuest(against, guestOptions)};
  }
  const [service] = services;
  if (services.length > 1) {
    throw new UsageError(
      `--against ${against}: one service goes against one other; ${String(services.length)} are given`,
    );
  }
  if (!isModule) {
    return {service: await readService(against, module)};
  }
  if (service === undefined || !isOfModule(service)) {
    throw new UsageError(
      `--against ${against}: a module makes nothing else of this service; it goes with ./MODULE.nix#NAME`,
    );
  }
  if (against === module.name) {
    throw new UsageError(`--against ${against}: is the module itself; allowed: another module`);
  }
  return {service: {...service, module: parseModule(against, '--against')}};
};
