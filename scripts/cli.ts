import {Command} from 'commander';
import {moduleNames} from '../vm/modules/confinement-module.ts';
import type {Config} from './config/define-config.ts';
import {exitStatusMeanings} from './exit-status/exit-status-meanings.ts';
import {exitStatuses} from './exit-status/exit-statuses.ts';
import type {OptionRow, OptionValues} from './options/option-row.ts';
import {optionTable} from './options/option-table.ts';
import {pickGuestOptions} from './options/pick-guest-options.ts';
import {readOptions} from './options/read-options.ts';
import {toOption} from './options/to-option.ts';
import type {CommandContext} from './progress/command-context.ts';
import {version} from './project/version.ts';

// Each command's module is loaded when it is the one to run: --help needs none of them.
let run: ((context: CommandContext) => Promise<number>) | undefined;

const statusLines = (Object.keys(exitStatuses) as (keyof typeof exitStatuses)[])
  .map((name) => `  ${String(exitStatuses[name]).padEnd(3)}  ${exitStatusMeanings[name]}`)
  .join('\n');

const program = new Command('confinement')
  .version(version)
  .description('Boots a virtual machine and proves that confined systemd services really are confined.')
  .addHelpText(
    'after',
    `
Exit status:
${statusLines}

Environment:
  CONFINEMENT_CACHE  folder for images, the Nix store and keys (default: confinement-harness
                     in XDG_CACHE_HOME or ~/.cache)
  TMPDIR             where run folders are made (default: /tmp)
  NO_COLOR           no colours, also on a terminal`,
  )
  .configureOutput({
    // One line, as every refusal of ours.
    outputError: (text, write) =>
      write(
        `confinement: ${text
          .replace(/^error: /, '')
          .trim()
          .replaceAll('\n', ' ')}\n`,
      ),
  })
  .exitOverride()
  .configureHelp({showGlobalOptions: true});

const command = (name: string, description: string, rows: readonly OptionRow[] = []): Command => {
  const added = program.command(name).description(description);
  for (const row of rows) {
    added.addOption(toOption(row));
  }
  return added;
};

/** What a command was told, in the shape that it takes: the table says which options it has and of which types. */
const told = async <Options>(
  parsed: Command,
  rows: readonly OptionRow[],
  change: (config: Config) => Config = (config) => config,
): Promise<Options> => {
  const {loadConfig} = await import('./config/load-config.ts');
  const values: OptionValues = readOptions(parsed, rows, change(await loadConfig()));
  return {...values, guestOptions: pickGuestOptions(values)} as Options;
};

/** The configuration for a command that may name steps by their numbers: who does wants these. */
const forNumbers = (numbers: readonly string[], config: Config): Config =>
  numbers.length === 0 ? config : {...config, sets: undefined, match: undefined};

command('test', 'prove steps on guests with modules; all of them without arguments', optionTable.test)
  .argument('[step...]', 'numbers of steps')
  .action((steps: string[], _options, parsed: Command) => {
    run = async (context) => {
      type Told = import('./options/test-options.ts').TestOptions & {watch?: boolean};
      const {watch, ...options} = await told<Told>(parsed, optionTable.test, (config) =>
        forNumbers(steps, config),
      );
      if (watch === true) {
        return (await import('./commands/watch.ts')).watchCommand(steps, options, context);
      }
      return (await import('./commands/test.ts')).testCommand(steps, options, context);
    };
  });

command(
  'shell',
  "a shell in the guest, inside a step's confinement, or with --unit in any service's sandbox",
  optionTable.shell,
)
  .argument('[step]', 'number of the step')
  .addHelpText(
    'after',
    `
Exit status:
  0    the shell has ended, however it did
  2    wrong usage, or a service whose sandbox lets no shell run; the directive at fault is told`,
  )
  .action((step: string | undefined, _options, parsed: Command) => {
    run = async (context) => {
      const {shellCommand} = await import('./commands/shell.ts');
      return shellCommand(step, await told(parsed, optionTable.shell), context);
    };
  });

command(
  'inspect',
  'what services may see and do, seen from inside by a twin: what is declared against what is in force',
  optionTable.inspect,
)
  .argument(
    '<service...>',
    './NAME.service, a unit file with the drop-ins in NAME.service.d/ beside it; ./MODULE.nix#NAME, a service of a NixOS module; or NAME.service, which the guest has',
  )
  .addHelpText(
    'after',
    `
Exit status:
  0    all that is declared, and can be seen, is in force
  1    something declared is not in force; with --lock or --against: something is wider; with --bisect: it does
       not start
  2    wrong usage, a lock file that is damaged, or a service that could not be inspected`,
  )
  .action((services: string[], _options, parsed: Command) => {
    run = async (context) => {
      type Told = import('./commands/inspect.ts').InspectCommandOptions;
      const options = await told<Told>(parsed, optionTable.inspect);
      if (options.bisect) {
        return (await import('./commands/inspect-bisect.ts')).inspectBisect(services, options, context);
      }
      return (await import('./commands/inspect.ts')).inspectCommand(services, options, context);
    };
  });

command(
  'boot',
  'boot a guest with the units of all steps, and tell how to log in; Ctrl-C ends it',
  optionTable.boot,
).action((_options, parsed: Command) => {
  run = async (context) => {
    const {bootCommand} = await import('./commands/boot.ts');
    return bootCommand(await told(parsed, optionTable.boot), context);
  };
});

command(
  'build',
  'build the image and the units of all steps, and tell where they are',
  optionTable.build,
).action((_options, parsed: Command) => {
  run = async (context) => {
    const {buildCommand} = await import('./commands/build.ts');
    return buildCommand(await told(parsed, optionTable.build), context);
  };
});

command('diff', 'how the units differ that two modules make; exit status 1 when they do', optionTable.diff)
  .argument('<first>', `a module: ${moduleNames}`)
  .argument('<second>', 'another')
  .argument('[step...]', 'numbers of steps; all without any')
  .action((first: string, second: string, numbers: string[], _options, parsed: Command) => {
    run = async (context) => {
      const {diffCommand} = await import('./commands/diff.ts');
      type Told = Pick<import('./commands/diff.ts').DiffOptions, 'guest' | 'steps' | 'set'>;
      const options = await told<Told>(parsed, optionTable.diff, (config) => forNumbers(numbers, config));
      return diffCommand({...options, first, second, numbers}, context);
    };
  });

command(
  'bisect',
  'find the commit of nixpkgs, or with --systemd the guest, where a step begins to fail, or a service to be wider',
  optionTable.bisect,
)
  .argument('[step...]', 'numbers of steps; all without any')
  .action((steps: string[], _options, parsed: Command) => {
    run = async (context) => {
      const {bisectCommand} = await import('./commands/bisect.ts');
      return bisectCommand(
        steps,
        await told(parsed, optionTable.bisect, (config) =>
          // Steps that a configuration selects are none that were asked for.
          parsed.getOptionValue('service') === undefined
            ? forNumbers(steps, config)
            : {...config, steps: undefined, sets: undefined},
        ),
        context,
      );
    };
  });

command(
  'report',
  'merge the results of several runs, such as the shards of a CI job, into one; exit status: the gravest',
  optionTable.report,
)
  .argument('<folder...>', 'run folders, or folders that have some in them')
  .action((folders: string[], options: {output?: string; tap: boolean}) => {
    run = async () => (await import('./commands/report.ts')).reportCommand(folders, options);
  });

command(
  'regressions',
  'prove the known regressions, and print the table of all with their state on each guest with each module',
  optionTable.regressions,
).action((_options, parsed: Command) => {
  run = async (context) => {
    const {regressionsCommand} = await import('./commands/regressions.ts');
    return regressionsCommand(await told(parsed, optionTable.regressions), context);
  };
});

command('new-step', 'write a new step from a template that passes at once', optionTable.newStep)
  .argument('[text...]', 'what it proves, in a few words')
  .action((words: string[], _options, parsed: Command) => {
    run = async () => {
      const {newStepCommand} = await import('./commands/new-step.ts');
      return newStepCommand(words.join(' '), await told(parsed, optionTable.newStep));
    };
  });

command('doctor', 'what is here, what is missing, and which acceleration would be used and why').action(
  () => {
    run = async () => (await import('./commands/doctor.ts')).doctorCommand();
  },
);

command('clean', 'remove all that is cached; the next run builds it again').action(() => {
  run = async (context) => (await import('./commands/clean.ts')).cleanCommand(context);
});

/** The command line: what `confinement` takes, and what it was told to run, once `program` has parsed it. */
export const cli = {
  program,
  chosen: (): ((context: CommandContext) => Promise<number>) | undefined => run,
};
