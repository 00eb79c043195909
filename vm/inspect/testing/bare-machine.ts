import type {Machine} from '../../../harness/machine/machine.ts';
import {parseGuest} from '../../guests/parse-guest.ts';
import {buildProbe} from '../../probe/build-probe.ts';
import {Workspace} from '../../workspace/workspace.ts';

/** A guest without units of ours, and the probe for it. Disposing of it ends the guest. */
export type BareMachine = AsyncDisposable & {
  readonly machine: Machine;
  readonly probe: Uint8Array;
  readonly workspace: Workspace;
  /** Folder that programs for the guest are made of. */
  readonly rootfs: string;
};

/**
 * That of a guest.
 *
 * @param suite Default: what `CONFINEMENT_GUEST` names, or debian:trixie
 */
export const bareMachine = async (
  suite = process.env.CONFINEMENT_GUEST ?? 'debian:trixie',
): Promise<BareMachine> => {
  const workspace = await Workspace.open({acceleration: 'auto'});
  try {
    const guest = parseGuest(suite);
    const rootfs = await guest.programs(workspace);
    const probe = await buildProbe(workspace, rootfs);
    const opened = await guest.openBare(workspace, {name: suite, files: workspace.run.path});
    return {
      machine: opened.machine,
      probe,
      workspace,
      rootfs,
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
