import type {Machine} from '../../../harness/machine/machine.ts';
import {endUnits} from '../../../vm/shell/end-units.ts';
import {startedUnits} from '../../../vm/shell/started-units.ts';
import {unitsGone} from '../../../vm/shell/units-gone.ts';
import {unitNames} from '../../../vm/units/unit-names.ts';
import type {Step} from '../step.ts';

/**
 * Stops the further services of a step that its test has left running, and has systemd forget those that failed: they must
 * not bear on the steps after it.
 *
 * @throws WaitError when one does not go.
 */
export const endFurtherServices = async (
  machine: Machine,
  {number, services}: Pick<Step, 'number' | 'services'>,
): Promise<void> => {
  if (services === undefined || machine.ssh.closed.aborted) {
    return;
  }
  const {allFurther} = unitNames(number);
  const left = await startedUnits(machine, allFurther);
  const running = left.filter(({runs}) => runs).map(({name}) => name);
  if (running.length > 0) {
    await endUnits(machine, running);
    await unitsGone(machine, allFurther);
  }
  if (left.length > 0) {
    await machine.systemctl('reset-failed', allFurther);
  }
};
