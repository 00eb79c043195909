import type {StartedGuest} from '../../vm/guests/guest/started-guest.ts';
import {measuredOn} from './measured-on.ts';

/** How the guest is run, and what it is. */
export const describeGuest = (
  {acceleration, facts}: Pick<StartedGuest, 'acceleration' | 'facts'>,
  stepCount: number,
): Record<string, string> => ({
  accelerator: acceleration === undefined ? 'its own' : `${acceleration.accelerator}: ${acceleration.why}`,
  guest: `${measuredOn.guest.name}, systemd ${facts.systemdVersion}, Linux ${facts.kernel}`,
  units: `${stepCount} steps, module ${measuredOn.module.name}`,
});
