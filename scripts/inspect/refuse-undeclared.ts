import {UsageError} from '../../harness/errors/usage-error.ts';
import {relaxSettings} from '../../vm/inspect/relax/relax-settings.ts';
import {parseLocated} from '../../vm/inspect/unit/parse-located.ts';
import {isOfModule} from './is-of-module.ts';
import type {RequestedService} from './requested-service.ts';

/**
 * Refuses, before anything boots, to take away what a unit file does not declare. Of other services it is told when
 * their units are there.
 *
 * @throws UsageError that names all files that do not.
 */
export const refuseUndeclared = (services: readonly RequestedService[], relax: readonly string[]): void => {
  const problems = services.flatMap((service) => {
    if (typeof service === 'string' || isOfModule(service)) {
      return [];
    }
    const left = relaxSettings(parseLocated(service), relax);
    return 'problem' in left ? [`${service.files[0]?.path ?? service.name} ${left.problem}`] : [];
  });
  if (problems.length > 0) {
    throw new UsageError(`--relax: ${problems.join('; ')}`);
  }
};
