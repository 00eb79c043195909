import {MachineryError} from '../errors/machinery-error.ts';
import {CommandFailedError} from './command-failed-error.ts';
import type {MachineContext} from './machine-context.ts';
import {systemctlCommand, type UnitManager} from './systemctl-command.ts';
import {parseUnitInfo, type UnitInfo} from './unit-state.ts';

/**
 * All properties of a unit, as `systemctl show` prints them.
 *
 * @throws CommandFailedError when systemctl fails, as for a user's manager that does not run.
 */
export const showUnit = async (
  machine: MachineContext,
  unit: string,
  manager: UnitManager = {},
  signal?: AbortSignal,
): Promise<UnitInfo> => {
  const result = await machine.ssh.exec(
    systemctlCommand(['show', unit], manager),
    signal === undefined ? {} : {signal},
  );
  if (result.exitStatus !== 0) {
    throw new CommandFailedError(machine.name, 'exit status 0', result);
  }
  return parseUnitInfo(result.stdout.toString('utf8'));
};

/**
 * One property of a unit.
 *
 * @throws MachineryError when systemd knows no such property.
 */
export const unitProperty = async (
  machine: MachineContext,
  unit: string,
  property: string,
  manager: UnitManager,
): Promise<string> => {
  const {[property]: value} = await machine.alive(showUnit(machine, unit, manager));
  if (value === undefined) {
    throw new MachineryError(`${machine.name}: unit ${unit} has no property ${property}`);
  }
  return value;
};

/** What `systemctl status` tells about a unit, without the last newline. */
export const unitStatus = async (
  machine: MachineContext,
  unit: string,
  manager: UnitManager,
  signal?: AbortSignal,
): Promise<string> => {
  const {stdout} = await machine.ssh.exec(
    systemctlCommand(['status', '--full', unit], manager),
    signal === undefined ? {} : {signal},
  );
  return stdout.toString('utf8').trimEnd();
};
