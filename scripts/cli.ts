import {Command, CommanderError, InvalidArgumentError, Option} from 'commander';
import {accelerationChoices} from '../harness/qemu/acceleration.ts';
import {debianNames, defaultGuest} from '../vm/guests/debian/debian-names.ts';
import {guestOptions} from '../vm/guests/guest-options.ts';
import {guestForms} from '../vm/guests/parse-guest.ts';
import {moduleNames} from '../vm/modules/confinement-module.ts';
import {transports} from '../vm/shell/transports.ts';
import {bisectCommand, type BisectOptions} from './commands/bisect.ts';
import {bootCommand} from './commands/boot.ts';
import {buildCommand} from './commands/build.ts';
import {cleanCommand} from './commands/clean.ts';
import {diffCommand} from './commands/diff.ts';
import {doctorCommand} from './commands/doctor.ts';
import {reportCommand} from './commands/report.ts';
import {shellCommand} from './commands/shell.ts';
import {testCommand, type TestOptions} from './commands/test.ts';
import {type GuestOptions} from './commands/guest-options.ts';
import {watchCommand} from './commands/watch.ts';
import {main} from './main.ts';
import type {CommandContext} from './progress/command-context.ts';
import {pickGuestOptions} from './options/pick-guest-options.ts';
import {wholeNumber} from './options/whole-number.ts';
import {defaultGeneration} from '../vm/modules/default-generation.ts';

const collect = (value: string, before: string[] | undefined): string[] => [...(before ?? []), value];

const positive = (text: string): number => {
  const value = Number(text);
  if (!Number.isFinite(value) || value <= 0) {
    throw new InvalidArgumentError('allowed: a number above 0');
  }
  return value;
};

const guest = () => new Option('-g, --guest <guest>', `what is booted: ${guestForms}`).default(defaultGuest);
const debianGuest = () =>
  new Option(
    '-g, --guest <guest>',
    `whose programs the units are made of: ${debianNames.join(', ')}`,
  ).default(defaultGuest);
const module = () =>
  new Option('-m, --module <module>', `confinement module: ${moduleNames}`).default(defaultGeneration);
const accel = () =>
  new Option('--accel <accel>', 'auto takes KVM when it is proved to work, else TCG')
    .choices(accelerationChoices)
    .default('auto');
const timeoutFactor = () =>
  new Option(
    '--timeout-factor <factor>',
    'multiplies every time limit (default: 1 with KVM and for an ssh:// machine, 4 with TCG)',
  ).argParser(positive);

let run: ((context: CommandContext) => Promise<number>) | undefined;

const program = new Command('confinement')
  .description('Boots a virtual machine and proves that confined systemd services really are confined.')
  .addHelpText(
    'after',
    `
Exit status:
  0    all is proved
  1    a step failed
  2    wrong usage or configuration
  69   the machinery failed: a program is missing, a build or a boot failed, QEMU died
  130  interrupted

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

program
  .command('test')
  .description('prove steps on guests with modules; all of them without arguments')
  .argument('[step...]', 'numbers of steps')
  .addOption(
    new Option('-g, --guest <guest>', `what is booted, repeatable: ${guestForms}`)
      .argParser(collect)
      .default(undefined, defaultGuest),
  )
  .addOption(
    new Option('-m, --module <module>', `confinement module, repeatable: ${moduleNames}`)
      .argParser(collect)
      .default(undefined, defaultGeneration),
  )
  .addOption(
    new Option('--match <pattern>', 'steps whose title matches, repeatable; * is anything, ! excludes')
      .argParser(collect)
      .default(undefined, 'all'),
  )
  .addOption(accel())
  .option('--cold', 'boot the guest instead of restoring a snapshot', false)
  .option('--isolate', 'a freshly restored machine for each step', false)
  .addOption(
    new Option(
      '--transport <way>',
      "how commands get to a step's socket: nc -NU, or straight by sshd (default: nc; socket to an ssh:// machine)",
    ).choices(Object.keys(transports)),
  )
  .addOption(
    new Option(
      '--jobs <n>',
      'steps at once (default: 2 on one machine; with --isolate as many as the host bears, never more)',
    ).argParser(wholeNumber),
  )
  .option(
    '--shard <index/total>',
    'prove this part of guest × module × step, as in 1/4 (default: what CI_NODE_INDEX and CI_NODE_TOTAL say, else all)',
  )
  .option('--keep', 'keep the guest up when a step has failed, until Ctrl-C', false)
  .addOption(timeoutFactor())
  .option('--watch', 'prove again, after each edit, the steps that it concerns')
  .action((steps: string[], {watch, ...options}: Partial<TestOptions> & {watch?: boolean}) => {
    const complete: TestOptions = {
      ...options,
      guest: options.guest ?? [defaultGuest],
      module: options.module ?? [defaultGeneration],
      match: options.match ?? [],
      accel: options.accel ?? 'auto',
      keep: options.keep ?? false,
      cold: options.cold ?? false,
      isolate: options.isolate ?? false,
      guestOptions: pickGuestOptions(options),
    };
    run = async (context) =>
      watch === true ? watchCommand(steps, complete, context) : testCommand(steps, complete, context);
  });

program
  .command('shell')
  .description("a shell in the guest, or inside a step's confinement")
  .argument('[step]', 'number of the step')
  .addOption(guest())
  .addOption(module())
  .addOption(accel())
  .addOption(timeoutFactor())
  .action((step: string | undefined, options: GuestOptions) => {
    const complete = {...options, guestOptions: pickGuestOptions(options)};
    run = async (context) => shellCommand(step, complete, context);
  });

program
  .command('boot')
  .description('boot a guest with the units of all steps, and tell how to log in; Ctrl-C ends it')
  .addOption(guest())
  .addOption(module())
  .addOption(accel())
  .addOption(timeoutFactor())
  .action((options: GuestOptions) => {
    const complete = {...options, guestOptions: pickGuestOptions(options)};
    run = async (context) => bootCommand(complete, context);
  });

program
  .command('build')
  .description('build the image and the units of all steps, and tell where they are')
  .addOption(debianGuest())
  .addOption(module())
  .action((options: {guest: string; module: string}) => {
    run = async (context) => buildCommand(options, context);
  });

program
  .command('diff')
  .description('how the units differ that two modules make; exit status 1 when they do')
  .argument('<first>', `a module: ${moduleNames}`)
  .argument('<second>', 'another')
  .argument('[step...]', 'numbers of steps; all without any')
  .addOption(debianGuest())
  .action((first: string, second: string, numbers: string[], options: {guest: string}) => {
    run = async (context) => diffCommand({first, second, numbers, guest: options.guest}, context);
  });

program
  .command('bisect')
  .description('find the commit of nixpkgs, or with --systemd the guest, where a step begins to fail')
  .argument('[step...]', 'numbers of steps; all without any')
  .requiredOption(
    '--good <revision>',
    'where the steps are proved: a commit, or with --systemd a Debian suite',
  )
  .requiredOption('--bad <revision>', 'where they are not')
  .option('--nixpkgs <folder>', 'git checkout of nixpkgs; it is not changed (default: the current folder)')
  .addOption(
    new Option('-g, --guest <guest>', `what is booted: ${debianNames.join(', ')}`).default(
      undefined,
      defaultGuest,
    ),
  )
  .option('--systemd', 'try the guests from old to new, not commits', false)
  .addOption(
    new Option('-m, --module <module>', `with --systemd: confinement module: ${moduleNames}`).default(
      undefined,
      defaultGeneration,
    ),
  )
  .addOption(accel())
  .addOption(timeoutFactor())
  .action((steps: string[], options: BisectOptions) => {
    run = async (context) => bisectCommand(steps, options, context);
  });

program
  .command('report')
  .description(
    'merge the results of several runs, such as the shards of a CI job, into one; exit status: the gravest',
  )
  .argument('<folder...>', 'run folders, or folders that have some in them')
  .option(
    '-o, --output <folder>',
    'where results.json and junit.xml go (default: a new folder in test-results/)',
  )
  .action((folders: string[], options: {output?: string}) => {
    run = () => Promise.resolve(reportCommand(folders, options));
  });

program
  .command('doctor')
  .description('what is here, what is missing, and which acceleration would be used and why')
  .action(() => {
    run = doctorCommand;
  });

program
  .command('clean')
  .description('remove all that is cached; the next run builds it again')
  .action(() => {
    run = async (context) => cleanCommand(context);
  });

for (const command of program.commands.filter((each) => ['test', 'shell', 'boot'].includes(each.name()))) {
  for (const {flags, description} of guestOptions) {
    command.addOption(new Option(flags, description));
  }
}

try {
  program.parse();
} catch (error) {
  if (!(error instanceof CommanderError)) {
    throw error;
  }
  // commander has told already what is wrong, in one line.
  process.exitCode = error.exitCode === 0 ? 0 : 2;
}
if (run !== undefined) {
  await main(run);
}
