import type {UserManager} from '../machine/user-manager.ts';
import type {UnitSource} from '../unit/unit-source.ts';
import type {AskedService} from './asked-service.ts';
import {candidateOf} from './candidate-of.ts';
import type {Candidate} from './candidate.ts';
import type {ServiceProblem} from './inspection.ts';
import {whyNotLoaded} from './why-not-loaded.ts';

/** A service that a machine has, or why it has none of that name. */
type Found = {readonly source: UnitSource} | {readonly loadState: string; readonly loadError: string};

/**
 * What the services that are asked for declare, or why they are none.
 *
 * @param found what the machine has, in the order of `namesToFind`
 * @param userManager whose services they are. Default: the system's
 */
export const candidatesOf = (
  services: readonly AskedService[],
  found: readonly Found[],
  machine: string,
  userManager?: UserManager,
): (Candidate | ServiceProblem)[] => {
  const inOrder = found.values();
  return services.map(({service: asked, relax, exec}) => {
    if (typeof asked !== 'string') {
      return candidateOf(asked, relax, exec, userManager);
    }
    const service = inOrder.next().value;
    return service === undefined || !('source' in service)
      ? {name: asked, problem: whyNotLoaded(machine, service, userManager)}
      : candidateOf(service.source, relax, exec, userManager);
  });
};
