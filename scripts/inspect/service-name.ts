import {instanceName} from '../../vm/inspect/unit/instance-name.ts';
import {isOfModule} from './is-of-module.ts';
import type {RequestedService} from './requested-service.ts';

/** The name under which a service that is asked for is told. */
export const serviceName = (service: RequestedService): string =>
  typeof service === 'string'
    ? instanceName(service)
    : isOfModule(service)
      ? instanceName(`${service.service}.service`)
      : service.name;
