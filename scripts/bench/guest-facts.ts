import type {Bench} from '../../vm/lab/bench.ts';
import {benched} from './benched.ts';

/** How the guest is run, and what it is. */
export const guestFacts = (
  {acceleration, facts}: Pick<Bench, 'acceleration' | 'facts'>,
  stepCount: number,
): Record<string, string> => ({
  accelerator: acceleration === undefined ? 'its own' : `${acceleration.accelerator}: ${acceleration.why}`,
  guest: `${benched.guest.name}, systemd ${facts.systemdVersion}, Linux ${facts.kernel}`,
  units: `${stepCount} steps, module ${benched.module.name}`,
});
