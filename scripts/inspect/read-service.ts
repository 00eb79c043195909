import {UsageError} from '../../harness/errors/usage-error.ts';
import {checkNames} from '../../vm/inspect/unit/check-names.ts';
import {parseLocated} from '../../vm/inspect/unit/parse-located.ts';
import {readUnitFile} from '../../vm/inspect/unit/read-unit-file.ts';
import type {UnitSource} from '../../vm/inspect/unit/unit-source.ts';

/**
 * `./NAME.service` is a file of the host, `NAME.service` a service of the guest's.
 *
 * @throws UsageError for another word, and for a file that cannot be read, does not parse, or has a directive that no systemd knows.
 */
export const readService = async (service: string): Promise<UnitSource | string> => {
  if (service.includes('/')) {
    const source = await readUnitFile(service);
    // A line that is none, and a name that no systemd knows, are told before anything boots.
    checkNames(parseLocated(source));
    return source;
  }
  if (!/^[\w:.\\@-]+\.service$/.test(service)) {
    throw new UsageError(
      `${service}: is no service; allowed: ./NAME.service, a unit file with its drop-ins beside it, or NAME.service, which the guest has`,
    );
  }
  return service;
};
