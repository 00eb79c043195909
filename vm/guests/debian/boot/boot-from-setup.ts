import {withConsole} from '../../../../harness/console/with-console.ts';
import type {StartedMachine} from '../../../../harness/machine/started-machine.ts';
import {bootDebian} from './boot-debian.ts';
import type {DebianMachineSetup} from './debian-setup.ts';

/** What of a guest is not of its setup. */
export type BootOptions = {
  /** Disk of its store. */
  readonly storeDisk: string;
  /** Name of its sockets in the run folder. */
  readonly id: string;
  /** Default: the setup's. */
  readonly signal?: AbortSignal | undefined;
};

/**
 * Boots the guest of a setup, its console and journal in the files that the setup names.
 *
 * @throws MachineryError when it does not boot, with the console's end.
 */
export const bootFromSetup = async (
  setup: DebianMachineSetup,
  {storeDisk, id, signal = setup.signal}: BootOptions,
): Promise<StartedMachine> =>
  withConsole(setup, async (console) =>
    setup.phase('boot', async () =>
      bootDebian({
        name: setup.name,
        image: setup.image,
        storeDisk,
        accelerator: setup.acceleration.accelerator,
        privateKey: setup.privateKey,
        qmpSocket: setup.run.socket(`${id}.qmp`),
        console,
        journalFile: setup.journalFile,
        timeoutFactor: setup.timeoutFactor,
        ...(signal === undefined ? {} : {signal}),
      }),
    ),
  );
