import {instanceName} from '../unit/instance-name.ts';
import type {AskedService} from './asked-service.ts';

/** Of the services that are asked for, names of those whose units the machine has itself. */
export const namesToFind = (services: readonly AskedService[]): string[] =>
  services.flatMap(({service}) => (typeof service === 'string' ? [instanceName(service)] : []));
