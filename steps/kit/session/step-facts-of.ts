import type {StartedGuest} from '../../../vm/guests/guest/started-guest.ts';
import type {GuestModule} from '../../../vm/modules/confinement-module.ts';
import type {StepFacts} from '../step-facts.ts';

/** What is so on a guest with the units of a module, for a step. */
export const stepFactsOf = (
  {guest, facts, generation}: Pick<StartedGuest, 'guest' | 'facts' | 'generation'>,
  {name: module}: Pick<GuestModule, 'name'>,
): StepFacts => ({guest, module, systemd: facts.systemd, kernel: facts.kernel, generation});
