import type {Machine} from '../../../harness/machine/machine.ts';
import {parseGuest} from '../../guests/parse-guest.ts';
import {buildProbe} from '../../probe/build-probe.ts';
import {Workspace} from '../../workspace/workspace.ts';

/** A guest without units of ours, and the probe for it. Disposing of it ends the guest. */
export type BareMachine = AsyncDisposable & {
  readonly machine: Machine;
  readonly probe: Uint8Array;
};

/** That of the guest that `CONFINEMENT_GUEST` names, or of debian:trixie. */
export const bareMachine = async (): Promise<BareMachine> => {
  const suite = process.env.CONFINEMENT_GUEST ?? 'debian:trixie';
  const workspace = await Workspace.open({acceleration: 'auto'});
  try {
    const guest = parseGuest(suite);
    const probe = await buildProbe(workspace, await guest.programs(workspace));
    const opened = await guest.openBare(workspace, {name: suite, files: workspace.run.path});
    return {
      machine: opened.machine,
      probe,
      async [Symbol.asyncDispose]() {
        await opened[Symbol.asyncDispose]();
        await workspace[Symbol.asyncDispose]();
      },
    };
  } catch (error) {
    await workspace[Symbol.asyncDispose]();
    throw error;
  }
};
