import {Command, Option} from 'commander';
import {UsageError} from '../../harness/errors/usage-error.ts';
import {parseModule} from '../../vm/modules/confinement-module.ts';
import {generationNames} from '../../vm/modules/generations.ts';
import {parseScriptOptions} from '../options/parse-script-options.ts';
import type {MutantsOptions} from './mutants-options.ts';
import {type RoundName, roundNames} from './rounds.ts';

/**
 * Reads the command line of `npm run mutants`; undefined when it asked for help, which is printed then.
 *
 * @throws UsageError in one line for what is not allowed.
 */
export const parseMutantsOptions = (args: readonly string[]): MutantsOptions | undefined => {
  const command = new Command('npm run mutants --')
    .description(
      'Breaks units on purpose, one breakage at a time, and shows on a real machine which step notices.',
    )
    .option(
      '--module <module...>',
      `${generationNames.join(', ')}, or nixpkgs:PATH, whose module is broken in its text too (default: ${generationNames.join(', ')})`,
    )
    .addOption(
      new Option(
        '--round <round>',
        'steps: the unit of each step of a model, by steps/mutants/mutants.ts; module: all units alike, in every way that there is (default: both)',
      ).choices(roundNames),
    )
    .option(
      '--match <pattern...>',
      'breakages of --round module whose name matches; * is anything, ! excludes',
    );
  const options = parseScriptOptions(command, args, 'mutants');
  if (options === undefined) {
    return undefined;
  }
  const {
    module: names = generationNames,
    match: patterns = [],
    round = patterns.length > 0 ? 'module' : undefined,
  } = options as {module?: readonly string[]; match?: readonly string[]; round?: RoundName};
  const modules = names.map((name) => parseModule(name));
  const checkout = modules.find(({source}) => typeof source !== 'string');
  if (round === 'steps' && checkout !== undefined) {
    throw new UsageError(
      `--round steps: is not for --module ${checkout.name}; allowed: ${generationNames.join(', ')}`,
    );
  }
  if (round === 'steps' && patterns.length > 0) {
    throw new UsageError(`--match ${patterns[0]}: is not for --round steps; allowed: --round module`);
  }
  return {modules, rounds: round === undefined ? roundNames : [round], patterns};
};
