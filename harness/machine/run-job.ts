import {CommandFailedError} from './command-failed-error.ts';
import type {MachineContext} from './machine-context.ts';
import {systemctlCommand, type UnitManager} from './systemctl-command.ts';

/** Whose manager does a job, and for how long. */
export type JobOptions = UnitManager & {
  /** Milliseconds for the job, before the machine's factor. Default: 5 min, above systemd's own limits for a unit. */
  timeoutMs?: number;
};

/**
 * Has systemd start or stop a unit and resolves when the job is done.
 *
 * @throws CommandFailedError with systemctl's words when it fails or takes too long.
 */
export const runJob = async (
  machine: MachineContext,
  job: 'start' | 'stop',
  unit: string,
  {timeoutMs = 5 * 60_000, ...manager}: JobOptions,
): Promise<void> => {
  const result = await machine.execute(systemctlCommand([job, unit], manager), {timeoutMs});
  if (result.exitStatus !== 0) {
    throw new CommandFailedError(machine.name, 'exit status 0', result);
  }
};
