import {NotYet} from '../wait/not-yet.ts';
import type {MachineContext} from './machine-context.ts';
import {showUnit, unitStatus} from './show-unit.ts';
import type {UnitManager} from './systemctl-command.ts';
import {UnitFailedError} from './unit-failed-error.ts';
import type {Wait} from './wait.ts';

/**
 * Waits until a unit is active.
 *
 * @throws UnitFailedError at once when it has failed, or is inactive with no job queued.
 * @throws WaitError with its last state.
 */
export const waitForUnit = async (
  machine: MachineContext,
  unit: string,
  wait: Wait & UnitManager,
): Promise<void> =>
  machine.until(`unit ${unit} to be active`, wait, async (signal) => {
    const info = await showUnit(machine, unit, wait, signal);
    const state = info.ActiveState ?? 'unknown';
    if (state === 'active') {
      return;
    }
    if (state === 'failed' || (state === 'inactive' && (info.Job ?? '') === '')) {
      throw new UnitFailedError(machine.name, unit, state, await unitStatus(machine, unit, wait, signal));
    }
    throw new NotYet(`ActiveState=${state} SubState=${info.SubState ?? ''}`);
  });
