import type {Machine} from '../../harness/machine/machine.ts';
import {unitNames} from '../units/unit-names.ts';
import {endUnits} from './end-units.ts';
import {runningUnits} from './running-units.ts';
import {ServiceDiedError} from './service-died-error.ts';
import {serviceJournal} from './service-journal.ts';
import {sharedRootOf} from './shared-root.ts';
import type {Runner} from './shell.ts';
import {parseAnswer} from './trailer.ts';
import type {Transport} from './transport.ts';
import {type TransportName, transports} from './transports.ts';
import {unitsGone} from './units-gone.ts';

/** Milliseconds for one command, before the machine's factor. */
const commandMs = 30_000;

export type ConfinedRunnerOptions = {
  machine: Machine;
  /** The step's number: it is `test<number>@.service` behind `/run/test<number>.sock`. */
  number: number;
  /**
   * All instances of the service share one root directory, which systemd removes some moments after the connection
   * has closed (nixpkgs between PR 289593 and PR 464709). Each command then waits until the one before is gone.
   */
  sharedRoot: boolean;
  /** How commands get to the socket. Default: nc. */
  transport?: TransportName;
  /** Instances that somebody holds open, which are nobody else's business. */
  open?: ReadonlySet<string>;
};

/**
 * Runs commands inside a step's confinement: each is sent to the step's socket, byte for byte, where systemd starts an instance of the service for it.
 */
export const confinedRunner = ({
  machine,
  number,
  sharedRoot,
  transport = 'nc',
  open = new Set(),
}: ConfinedRunnerOptions): Runner => {
  const send: Transport = transports[transport];
  const {service: unit, instances, socketPath} = unitNames(number);

  return async (command) => {
    if (sharedRoot) {
      await unitsGone(machine, instances, {except: open, folder: sharedRootOf(number)});
    }
    const delivery = await send(machine, socketPath, Buffer.from(`${command}\n`), commandMs);
    if (delivery.timedOut) {
      // Its end of the socket is closed, but the command itself may sleep on, and need not heed a SIGTERM.
      const running = open.size === 0 ? [instances] : await runningUnits(machine, instances);
      await endUnits(
        machine,
        running.filter((instance) => !open.has(instance)),
      );
    }
    const {output, exitStatus} = parseAnswer(delivery.stdout);
    const result = {
      ...delivery,
      where: `inside ${unit}`,
      command,
      // The end of the way to the service says nothing of how the command ended.
      signal: undefined,
      exitStatus,
      stdout: output,
      stderr: Buffer.alloc(0),
      output,
    };
    if (exitStatus === undefined && !result.timedOut) {
      const said = delivery.stderr.toString('utf8').trim();
      const lines = await serviceJournal(machine, instances);
      throw new ServiceDiedError(unit, result, [said, lines].filter((text) => text !== '').join('\n'));
    }
    return result;
  };
};
