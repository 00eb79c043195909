import {MachineryError} from '../../errors/machinery-error.ts';
import {CommandError} from '../../process/command-error.ts';
import {run} from '../../process/run.ts';

/**
 * Runs one of OpenSSH's programs on this host and resolves to what it wrote.
 *
 * @throws MachineryError when it is not installed; CommandError when it fails.
 */
export const openssh = async (program: 'ssh' | 'ssh-keygen', args: readonly string[]): Promise<string> => {
  try {
    const {stdout} = await run(program, args, {timeoutMs: 10_000});
    return stdout;
  } catch (error) {
    if (error instanceof CommandError && error.commandStatus === 127) {
      throw new MachineryError(`there is no ${program} on this host; Debian has it in openssh-client`, {
        cause: error,
      });
    }
    throw error;
  }
};
