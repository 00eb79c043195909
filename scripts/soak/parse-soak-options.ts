import {randomInt} from 'node:crypto';
import {Command, InvalidArgumentError, Option} from 'commander';
import {parseScriptOptions} from '../options/parse-script-options.ts';
import {positiveNumber} from '../options/positive-number.ts';
import type {SoakOptions} from './soak-options.ts';

/** Seeds are below this. */
const seeds = 2 ** 31;

const count = (text: string): number => {
  if (!/^\d{1,6}$/.test(text)) {
    throw new InvalidArgumentError('allowed: a whole number, or 0 for none');
  }
  return Number(text);
};

/**
 * Reads the command line of `npm run soak`; undefined when it asked for help, which is printed then.
 *
 * @throws UsageError in one line for what is not allowed.
 */
export const parseSoakOptions = (args: readonly string[]): SoakOptions | undefined => {
  const command = new Command('npm run soak --')
    .description(
      'Proves steps again and again, and kills processes of running runs at random moments; writes test-results/soak.json and soak.txt. Exit status 1: something was not as it is promised.',
    )
    .addOption(
      new Option('--steps <n>', 'step runs, rounded up to whole rounds').argParser(count).default(1000),
    )
    .addOption(new Option('--kills <n>', 'processes that are killed').argParser(count).default(200))
    .addOption(
      new Option(
        '--seed <n>',
        'draws the same runs, moments and kinds of process again (default: any)',
      ).argParser(count),
    )
    .addOption(
      new Option('--timeout-factor <factor>', 'multiplies every time limit').argParser(positiveNumber),
    );
  const options = parseScriptOptions(command, args, 'soak');
  return options && ({seed: randomInt(seeds), ...options} as SoakOptions);
};
