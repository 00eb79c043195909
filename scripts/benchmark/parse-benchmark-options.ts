import {Command, CommanderError, Option} from 'commander';
import {UsageError} from '../../harness/errors/usage-error.ts';
import {wholeNumber} from '../options/whole-number.ts';
import type {BenchmarkOptions} from './benchmark-options.ts';
import {measurements} from './measurements.ts';

/**
 * Reads the command line of `npm run bench`; undefined when it asked for help, which is printed then.
 *
 * @throws UsageError in one line for what is not allowed.
 */
export const parseBenchmarkOptions = (args: readonly string[]): BenchmarkOptions | undefined => {
  const names = measurements.map(({name}) => name);
  const command = new Command('npm run bench --')
    .description('Measures how long everything takes, and writes test-results/bench.json and bench.svg.')
    .addOption(
      new Option('--runs <n>', 'how often each thing is measured; a cold boot at most 3 times')
        .argParser(wholeNumber)
        .default(5),
    )
    .addOption(new Option('--only <name...>', 'measure just these').choices(names).default(names, 'all'))
    .showSuggestionAfterError(false)
    .exitOverride()
    .configureOutput({outputError: () => undefined});
  try {
    return command.parse(args, {from: 'user'}).opts<BenchmarkOptions>();
  } catch (error) {
    if (!(error instanceof CommanderError)) {
      throw error;
    }
    if (error.exitCode === 0) {
      return undefined;
    }
    throw new UsageError(`bench: ${error.message.replace(/^error: /, '')}`, {cause: error});
  }
};
