import {MachineryError} from '../../harness/errors/machinery-error.ts';
import {findProgram} from '../../harness/process/find-program.ts';

/**
 * Absolute path of a program on the host.
 *
 * @param debianPackage named in the error, as a hint
 * @throws MachineryError when it is not installed.
 */
export const requireProgram = (name: string, debianPackage: string): string => {
  const found = findProgram(name);
  if (found === undefined) {
    throw new MachineryError(`${name} is not installed on this host (Debian package: ${debianPackage})`);
  }
  return found;
};
