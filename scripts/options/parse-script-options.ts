import {type Command, CommanderError, type OptionValues} from 'commander';
import {UsageError} from '../../harness/errors/usage-error.ts';

/**
 * Reads the command line of a script of ours by its options; undefined when it asked for help, which is printed then.
 *
 * @throws UsageError in one line for what is not allowed.
 */
export const parseScriptOptions = (
  command: Command,
  args: readonly string[],
  script: string,
): OptionValues | undefined => {
  command
    .showSuggestionAfterError(false)
    .allowExcessArguments(false)
    .exitOverride()
    .configureOutput({outputError: () => undefined});
  try {
    return command.parse(args, {from: 'user'}).opts();
  } catch (error) {
    if (!(error instanceof CommanderError)) {
      throw error;
    }
    if (error.exitCode === 0) {
      return undefined;
    }
    throw new UsageError(`${script}: ${error.message.replace(/^error: /, '')}`, {cause: error});
  }
};
