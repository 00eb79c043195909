import {UsageError} from '../../../harness/errors/usage-error.ts';
import {unitNames} from '../../../vm/units/unit-names.ts';
import type {Step} from '../step.ts';

/**
 * Full name of a further service of a step, or of an instance of one that is a template.
 *
 * @throws UsageError for a service that the step does not have, and for an instance of what is no template.
 */
export const stepUnitName = (
  {number, services = {}}: Pick<Step, 'number' | 'services'>,
  name: string,
  instance?: string,
): string => {
  if (!Object.hasOwn(services, name)) {
    const names = Object.keys(services);
    throw new UsageError(
      `step ${number}: unit(${JSON.stringify(name)}): it has no such service; ${names.length === 0 ? 'it has none' : `known are ${names.join(', ')}`}`,
    );
  }
  if (instance !== undefined && !name.endsWith('@')) {
    throw new UsageError(
      `step ${number}: unit(${JSON.stringify(name)}, ${JSON.stringify(instance)}): only a service whose name ends in @ has instances`,
    );
  }
  return unitNames(number).further(name, instance);
};
