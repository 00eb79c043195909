import {Command, Option} from 'commander';
import {parseScriptOptions} from '../options/parse-script-options.ts';
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
    .description(
      'Measures how long everything takes, and writes test-results/bench.json, bench.svg and bench.html, with how it went over the last sittings.',
    )
    .addOption(
      new Option('--runs <n>', 'how often each thing is measured; a cold boot at most 3 times')
        .argParser(wholeNumber)
        .default(5),
    )
    .addOption(new Option('--only <name...>', 'measure just these').choices(names).default(names, 'all'))
    .addOption(
      new Option(
        '--profile',
        "measure just where the time of a confined command goes, by what the guest's systemd writes",
      ).conflicts('only'),
    )
    .addOption(
      new Option(
        '--beside <commit>',
        'measure just the package of this checkout beside that of a commit, in turns',
      ).conflicts(['only', 'profile']),
    );
  const options = parseScriptOptions(command, args, 'bench') as
    (BenchmarkOptions & {readonly profile?: boolean}) | undefined;
  return (
    options && {
      runs: options.runs,
      only: options.profile === true ? ['profile'] : options.only,
      ...(options.beside === undefined ? {} : {beside: options.beside}),
    }
  );
};
