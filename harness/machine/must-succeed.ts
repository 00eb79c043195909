import {MachineryError} from '../errors/machinery-error.ts';
import type {CommandResult} from '../ssh/command-result.ts';
import type {ExecOptions} from '../ssh/exec-options.ts';
import {CommandFailedError} from './command-failed-error.ts';
import type {Machine} from './machine.ts';

/**
 * Runs a command of ours on a machine, which has to end with 0 for the machine to be of use.
 *
 * @param otherwise what it means that it does not, as in `the units could not be put into the guest`
 * @throws MachineryError with that, and with what the command wrote.
 */
export const mustSucceed = async (
  machine: Machine,
  command: string,
  options: ExecOptions,
  otherwise: string,
): Promise<CommandResult> => {
  const result = await machine.execute(command, options);
  if (result.exitStatus !== 0) {
    const error = new CommandFailedError(machine.name, 'exit status 0', result);
    throw new MachineryError(`${otherwise}: ${error.message}`, {cause: error});
  }
  return result;
};
