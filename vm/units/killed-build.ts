import {MachineryError} from '../../harness/errors/machinery-error.ts';
import type {CommandError} from '../../harness/process/command-error.ts';

/**
 * The error for a nix-build that was killed, or of which a builder was: by somebody, or by the kernel when memory ran out. It says
 * nothing of what was built, whatever Nix was at. Undefined for one that failed by itself.
 */
export const killedBuild = (error: CommandError): MachineryError | undefined => {
  if (error.signal !== undefined) {
    return new MachineryError(`The units could not be built: nix-build was ended by ${error.signal}`, {
      cause: error,
    });
  }
  const {name} =
    /'\/nix\/store\/[a-z0-9]{32}-(?<name>[^']+)\.drv'(?:(?!'\/nix\/store\/)[^])*?failed due to signal 9\b/.exec(
      error.stderr,
    )?.groups ?? {};
  return name === undefined
    ? undefined
    : new MachineryError(`The units could not be built: the builder of ${name} was killed`, {cause: error});
};
