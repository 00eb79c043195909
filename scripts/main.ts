import {describeError} from './exit-status/describe-error.ts';
import {exitStatusOf} from './exit-status/exit-status-of.ts';
import {onInterrupt} from './interrupt/on-interrupt.ts';
import {surviveLostReaders} from './interrupt/survive-lost-readers.ts';
import type {CommandContext} from './progress/command-context.ts';
import {Progress} from './progress/progress.ts';

/** Runs a command and ends the process with its exit status; an error is told in its own words and gives its own. */
export const main = async (command: (context: CommandContext) => Promise<number>): Promise<void> => {
  surviveLostReaders();
  const progress = new Progress();
  try {
    process.exitCode = await command({progress, signal: onInterrupt()});
  } catch (error) {
    progress.end();
    process.stderr.write(`confinement: ${describeError(error)}\n`);
    process.exitCode = exitStatusOf(error);
  }
};
