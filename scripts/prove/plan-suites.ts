import type {Shard} from '../../harness/results/shard.ts';
import type {Step} from '../../steps/kit/step.ts';
import type {Guest} from '../../vm/guests/guest/guest.ts';
import {type GuestModule, ownModule} from '../../vm/modules/confinement-module.ts';

/** One guest with one module, and the steps to prove on it. */
export type PlannedSuite = {
  readonly guest: Guest;
  readonly module: GuestModule;
  readonly steps: readonly Step[];
};

/**
 * What to prove: every guest with every module (one that has its units built in with these), or a shard's part of that. The cases (guest × module × step, in this
 * order) are cut into runs of neighbours whose lengths differ by one at most: the steps are balanced, and a shard boots
 * as few guests as it can, which is what takes the time.
 */
export const planSuites = (
  guests: readonly Guest[],
  modules: readonly GuestModule[],
  steps: readonly Step[],
  shard: Shard = {index: 1, total: 1},
): PlannedSuite[] => {
  const suites = guests.flatMap((guest) =>
    (guest.takesModule ? modules : [ownModule]).map((module) => ({guest, module})),
  );
  const count = suites.length * steps.length;
  const first = Math.floor((count * (shard.index - 1)) / shard.total);
  const end = Math.floor((count * shard.index) / shard.total);
  return suites
    .map(({guest, module}, position) => ({
      guest,
      module,
      steps: steps.filter((_, number) => {
        const place = position * steps.length + number;
        return place >= first && place < end;
      }),
    }))
    .filter(({steps: own}) => own.length > 0);
};
