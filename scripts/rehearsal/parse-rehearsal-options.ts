import {existsSync} from 'node:fs';
import {resolve} from 'node:path';
import {Command, CommanderError, Option} from 'commander';
import {UsageError} from '../../harness/errors/usage-error.ts';
import type {RehearsalOptions} from './rehearsal-options.ts';
import {routes} from './routes.ts';

/**
 * Reads the command line of `npm run rehearse-nixos`; undefined when it asked for help, which is printed then.
 *
 * @throws UsageError in one line for what is not allowed.
 */
export const parseRehearsalOptions = (args: readonly string[]): RehearsalOptions | undefined => {
  const command = new Command('npm run rehearse-nixos --')
    .description(
      'Goes every route to a NixOS, with the Nix on PATH, and prints a table. Exit status 1: one has failed.',
    )
    .requiredOption('--nixpkgs <path>', 'checkout of nixpkgs that NixOS is made of')
    .option(
      '--ssh <machine>',
      'a NixOS without our units: ssh://USER@HOST[:PORT], or a run script (default: one is built)',
    )
    .option('--ssh-own <machine>', 'the same with the units of the steps')
    .option('--identity <file>', 'private key for those that run (default: as ssh does)')
    .option('--known-hosts <file>', 'host keys of those that run (default: as ssh does)')
    .option('--timeout-factor <factor>', 'multiplies every time limit')
    .addOption(new Option('--only <name...>', 'go just these').choices(routes.map(({name}) => name)))
    .showSuggestionAfterError(false)
    .exitOverride()
    .configureOutput({outputError: () => undefined});
  let options: RehearsalOptions;
  try {
    options = command.parse(args, {from: 'user'}).opts<RehearsalOptions>();
  } catch (error) {
    if (!(error instanceof CommanderError)) {
      throw error;
    }
    if (error.exitCode === 0) {
      return undefined;
    }
    throw new UsageError(`rehearse-nixos: ${error.message.replace(/^error: /, '')}`, {cause: error});
  }
  if (!existsSync(options.nixpkgs)) {
    throw new UsageError(
      `rehearse-nixos: --nixpkgs ${options.nixpkgs}: is not there; allowed: the folder of a checkout`,
    );
  }
  return {...options, nixpkgs: resolve(options.nixpkgs)};
};
