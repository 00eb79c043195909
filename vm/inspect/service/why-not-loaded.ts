import type {UserManager} from '../machine/user-manager.ts';

/** Why a machine does not have a service, by what its systemd says of the name; nothing when it says nothing. */
export const whyNotLoaded = (
  machine: string,
  service: {readonly loadState: string; readonly loadError: string} | undefined,
  userManager?: UserManager,
): string =>
  service === undefined || service.loadState === 'not-found'
    ? `${machine} has no such service${userManager === undefined ? '' : ' of users'}; systemctl ${userManager === undefined ? '' : '--user '}list-unit-files --type=service tells those that it has`
    : service.loadState === 'masked'
      ? `it is masked on ${machine}`
      : `${machine} cannot load it: ${service.loadState} ${service.loadError}`.trim();
