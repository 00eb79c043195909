import type {Guest} from '../../vm/guests/guest/guest.ts';
import {inspectServices} from '../../vm/inspect/inspect-services.ts';
import type {Inspection} from '../../vm/inspect/service/inspection.ts';
import {buildProbe} from '../../vm/probe/build-probe.ts';
import type {Workspace} from '../../vm/workspace/workspace.ts';
import type {CommandContext} from '../progress/command-context.ts';
import {type WantedService, withServices} from './with-services.ts';

type InspectGuestOptions = {
  readonly wanted: readonly WantedService[];
  /** The probe's program; it is built when there is none. */
  readonly probe: Uint8Array | undefined;
  /** The ordinary user whose manager has the services. Default: the system's has them. */
  readonly user?: string | undefined;
};

/**
 * Starts a guest, inspects services there, and ends it.
 *
 * @throws UsageError for a service of a module that cannot be made; MachineryError when the guest fails, or has broken down meanwhile.
 */
export const inspectGuest = async (
  guest: Guest,
  {wanted, probe: given, user}: InspectGuestOptions,
  workspace: Workspace,
  context: CommandContext,
): Promise<Inspection> => {
  const {progress, signal} = context;
  const inspection = await withServices(
    {
      guest,
      wanted,
      workspace,
      context,
      program: async (programs, aborted) => given ?? (await buildProbe(workspace, await programs(), aborted)),
      // What an ordinary user's manager has, the system's knows nothing of.
      verifies: user === undefined ? 'all' : 'files',
      watches: true,
    },
    async ({machine, program: probe, services}) => {
      progress.now(guest.name, 'inspect');
      return inspectServices({machine, probe, services, isThrownAway: guest.isOurs, user, signal});
    },
  );
  progress.done(guest.name);
  return inspection;
};
