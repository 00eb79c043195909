import pLimit from 'p-limit';
import {debianGuest} from '../../../vm/guests/debian/debian-guest.ts';
import {suites} from '../../../vm/guests/debian/image/suites.ts';
import type {GuestUnits} from '../../../vm/guests/guest/build-guest-units.ts';
import type {StartedGuest} from '../../../vm/guests/guest/started-guest.ts';
import type {GuestModule} from '../../../vm/modules/confinement-module.ts';
import type {StepUnit} from '../../../vm/units/step-unit.ts';
import {Workspace} from '../../../vm/workspace/workspace.ts';

/** A machine with the sound units of a module. */
export type MutantGuest = StartedGuest & {readonly units: GuestUnits};

/** Machines of which each is used once: what a broken unit leaves behind is of no account. */
export type MutantGuests = {
  readonly workspace: Workspace;
  /**
   * Waits until the host bears one more, opens it, and lets `use` have it. The units are built for the first.
   *
   * @throws UsageError for steps that are refused; MachineryError when something fails to be built or to boot.
   */
  withGuest<T>(use: (guest: MutantGuest) => Promise<T>): Promise<T>;
} & AsyncDisposable;

/** As many machines at once as the host has processors: one waits for its systemd while another one is restored. */
export const openMutantGuests = async (
  module: GuestModule,
  steps: readonly StepUnit[],
): Promise<MutantGuests> => {
  const guest = debianGuest(suites.trixie);
  const workspace = await Workspace.open({acceleration: 'auto'});
  const limit = pLimit(2 * workspace.machinesAtOnce(guest.memoryMiB));
  let units: GuestUnits | undefined;
  return {
    workspace,
    withGuest: async (use) =>
      limit(async () => {
        await using started = await guest.open(workspace, {
          name: `${guest.name} ${module.name}`,
          module,
          steps,
          files: workspace.run.path,
          ...(units === undefined ? {} : {units}),
        });
        if (started.units.storePath === undefined) {
          throw new TypeError(`${guest.name} has units of its own`);
        }
        units = started.units;
        return await use({...started, units});
      }),
    async [Symbol.asyncDispose]() {
      limit.clearQueue();
      await workspace[Symbol.asyncDispose]();
    },
  };
};
