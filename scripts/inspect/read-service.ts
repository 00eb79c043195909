import {stat} from 'node:fs/promises';
import {resolve} from 'node:path';
import {UsageError} from '../../harness/errors/usage-error.ts';
import {checkNames} from '../../vm/inspect/unit/check-names.ts';
import {parseLocated} from '../../vm/inspect/unit/parse-located.ts';
import {readUnitFile} from '../../vm/inspect/unit/read-unit-file.ts';
import type {ConfinementModule} from '../../vm/modules/confinement-module.ts';
import type {RequestedService} from './requested-service.ts';

/**
 * `./NAME.service` is a file of the host, `./MODULE.nix#NAME` a service that a NixOS module defines, `NAME.service` a service of the
 * guest's.
 *
 * @param module that a service of a module is evaluated with
 * @throws UsageError for another word, and for a file that cannot be read, does not parse, or has a directive that no systemd knows.
 */
export const readService = async (service: string, module: ConfinementModule): Promise<RequestedService> => {
  const ofModule = /^(?<file>.+\.nix)#(?<name>[^#]+)$/s.exec(service)?.groups;
  if (ofModule !== undefined) {
    const {file = '', name: written = ''} = ofModule;
    const name = written.replace(/\.service$/, '');
    if (!/^[\w:.\\-]+@?$/.test(name)) {
      throw new UsageError(`${service}: ${written} is no name of a service; allowed: ./MODULE.nix#NAME`);
    }
    if (
      !(await stat(file).then(
        (found) => found.isFile(),
        () => false,
      ))
    ) {
      throw new UsageError(`${service}: there is no file ${file}; allowed: ./MODULE.nix#NAME`);
    }
    return {asked: service, file: resolve(file), service: name, module};
  }
  if (service.endsWith('.nix') || service.endsWith('.nix#')) {
    throw new UsageError(
      `${service}: which of its services? allowed: ${service.replace(/#$/, '')}#NAME, of systemd.services.NAME`,
    );
  }
  if (service.includes('/')) {
    const source = await readUnitFile(service);
    // A line that is none, and a name that no systemd knows, are told before anything boots.
    checkNames(parseLocated(source));
    return source;
  }
  if (!/^[\w:.\\@-]+\.service$/.test(service)) {
    throw new UsageError(
      `${service}: is no service; allowed: ./NAME.service, a unit file with its drop-ins beside it, ./MODULE.nix#NAME, a service of a NixOS module, or NAME.service, which the guest has`,
    );
  }
  return service;
};
