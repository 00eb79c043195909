import {instanceName} from '../../vm/inspect/unit/instance-name.ts';
import type {UnitSource} from '../../vm/inspect/unit/unit-source.ts';

/** The name under which a service that is asked for is told. */
export const serviceName = (service: UnitSource | string): string =>
  typeof service === 'string' ? instanceName(service) : service.name;
