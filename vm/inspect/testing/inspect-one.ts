import {inspectServices} from '../inspect-services.ts';
import type {AskedService} from '../service/asked-service.ts';
import type {ServiceInspection, ServiceProblem} from '../service/inspection.ts';
import type {BareMachine} from './bare-machine.ts';

/** What comes of one service on a machine. */
export const inspectOne = async (
  {machine, probe}: Pick<BareMachine, 'machine' | 'probe'>,
  service: AskedService,
  suggest = false,
): Promise<ServiceInspection | ServiceProblem> => {
  const {services} = await inspectServices({machine, probe, services: [service], suggest});
  return services[0] ?? {name: '', problem: 'nothing was told of it'};
};
