import type {AskedService} from '../service/asked-service.ts';
import type {ServiceInspection} from '../service/inspection.ts';
import type {BareMachine} from './bare-machine.ts';
import {inspectOne} from './inspect-one.ts';

/**
 * What one service may see and do on a machine.
 *
 * @throws Error when it cannot be inspected.
 */
export const inspected = async (
  bare: Pick<BareMachine, 'machine' | 'probe'>,
  service: AskedService['service'],
  suggest = false,
): Promise<ServiceInspection> => {
  const found = await inspectOne(bare, {service}, suggest);
  if ('problem' in found) {
    throw new Error(found.problem);
  }
  return found;
};
