import {UsageError} from '../../harness/errors/usage-error.ts';
import type {ExecKind} from '../../vm/inspect/exec/exec-kind.ts';
import {whyNoLine} from '../../vm/inspect/exec/why-no-line.ts';
import {parseLocated} from '../../vm/inspect/unit/parse-located.ts';
import {isOfModule} from './is-of-module.ts';
import type {RequestedService} from './requested-service.ts';

/**
 * Refuses, before anything boots, to have the probe run in place of a line that a unit file does not have. Of other services it is
 * told when their units are there.
 *
 * @throws UsageError that names all files that do not.
 */
export const refuseMissingLine = (services: readonly RequestedService[], kind: ExecKind): void => {
  const problems = services.flatMap((service) => {
    if (typeof service === 'string' || isOfModule(service)) {
      return [];
    }
    const why = whyNoLine(parseLocated(service), kind);
    return why === undefined ? [] : [`${service.files[0]?.path ?? service.name} ${why}`];
  });
  if (problems.length > 0) {
    throw new UsageError(`--exec: ${problems.join('; ')}`);
  }
};
