import {CommandFailedError} from './command-failed-error.ts';
import type {MachineContext} from './machine-context.ts';

/**
 * Runs commands one after the other and resolves to what they wrote on standard output, without the final newline. Each
 * must end as `expected`: with exit status 0, or with another one, which a signal or the end of its time is not.
 *
 * @throws CommandFailedError at the first that does not.
 */
export const runEach = async (
  machine: MachineContext,
  commands: readonly string[],
  expected: 'exit status 0' | 'an exit status other than 0',
): Promise<string> => {
  let output = '';
  for (const command of commands) {
    const result = await machine.execute(command);
    const {exitStatus} = result;
    if (exitStatus === undefined || (exitStatus === 0) !== (expected === 'exit status 0')) {
      throw new CommandFailedError(machine.name, expected, result);
    }
    output += result.stdout.toString('utf8');
  }
  return output.replace(/\n$/, '');
};
