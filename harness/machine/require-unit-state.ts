import type {MachineContext} from './machine-context.ts';
import {showUnit, unitStatus} from './show-unit.ts';
import type {UnitManager} from './systemctl-command.ts';
import {UnitStateError} from './unit-state-error.ts';

/**
 * Requires that a unit is in a state now.
 *
 * @throws UnitStateError when it is in another.
 */
export const requireUnitState = async (
  machine: MachineContext,
  unit: string,
  state: string,
  manager: UnitManager,
): Promise<void> => {
  const {ActiveState: actual = 'unknown'} = await machine.alive(showUnit(machine, unit, manager));
  if (actual !== state) {
    const status = await machine.alive(unitStatus(machine, unit, manager));
    throw new UnitStateError(machine.name, unit, state, actual, status);
  }
};
