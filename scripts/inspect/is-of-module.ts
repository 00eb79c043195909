import type {ModuleService} from '../../vm/inspect/module/module-service.ts';
import type {RequestedService} from './requested-service.ts';

/** Whether a service is one of a NixOS module, which has to be evaluated. */
export const isOfModule = (service: RequestedService): service is ModuleService =>
  typeof service === 'object' && 'asked' in service;
