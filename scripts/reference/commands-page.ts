import type {Command, Option} from 'commander';
import {environmentVariables} from '../environment/environment-variables.ts';
import {exitStatusMeanings} from '../exit-status/exit-status-meanings.ts';
import {exitStatuses} from '../exit-status/exit-statuses.ts';
import {markdownTable} from './markdown-table.ts';

/** What `--help` of a script that npm runs prints, by the script's name. */
export type ScriptHelp = ReadonlyMap<string, string>;

/** The page of the reference that tells of commands, exit statuses and the environment, in Markdown. */
export const commandsPage = (program: Command, scripts: ScriptHelp): string =>
  [
    '# Commands, exit statuses, environment',
    'What `--help` of each command tells, written by `npm run reference` from the same tables.',
    '## Commands',
    markdownTable(
      ['command', 'what it does'],
      program.commands.map((command) => [
        `[\`confinement ${command.name()}\`](#confinement-${command.name()})`,
        prose(command.description()),
      ]),
    ),
    'Each takes `--help`; `confinement --version` prints the version. In a checkout `npm start --` stands for `npx confinement test`.',
    ...program.commands.flatMap(commandSection),
    '## Exit statuses',
    markdownTable(
      ['exit status', 'meaning'],
      (Object.keys(exitStatuses) as (keyof typeof exitStatuses)[]).map((name) => [
        String(exitStatuses[name]),
        exitStatusMeanings[name],
      ]),
    ),
    'The gravest counts: an error of the machinery outweighs a step that failed.',
    '## Environment',
    markdownTable(
      ['variable', 'meaning'],
      environmentVariables.map(({names, meaning}) => [
        names.map((name) => `\`${name}\``).join(', '),
        meaning,
      ]),
    ),
    "## The checkout's own scripts",
    ...[...scripts].flatMap(([name, help]) => [`### npm run ${name}`, fenced(help.trim())]),
  ].join('\n\n');

const commandSection = (command: Command): string[] => {
  const options = command.options.filter(({hidden}) => !hidden);
  return [
    `### confinement ${command.name()}`,
    fenced(`confinement ${command.name()} ${command.usage()}`),
    sentence(prose(command.description())),
    ...(command.registeredArguments.length === 0
      ? []
      : [
          markdownTable(
            ['argument', 'what it is'],
            command.registeredArguments.map((argument) => [
              `\`${argument.name()}${argument.variadic ? '…' : ''}\``,
              prose(argument.description),
            ]),
          ),
        ]),
    ...(options.length === 0
      ? []
      : [
          markdownTable(
            ['option', 'meaning', 'default'],
            options.map((option) => [`\`${option.flags}\``, meaning(option), defaultOf(option)]),
          ),
        ]),
    ...exitStatusesOf(command),
  ];
};

const meaning = ({description, argChoices, mandatory}: Option): string =>
  [
    prose(description),
    ...(argChoices === undefined ? [] : [`one of ${argChoices.map((each) => `\`${each}\``).join(', ')}`]),
    ...(mandatory ? ['must be given'] : []),
  ].join('; ');

const defaultOf = ({defaultValue, defaultValueDescription}: Option): string | undefined => {
  const value = defaultValueDescription ?? (defaultValue as string | number | false | undefined);
  return value === undefined || value === false ? undefined : `\`${value}\``;
};

/** The text that a command adds to its help, which tells its exit statuses where they mean something of their own. */
const exitStatusesOf = (command: Command): string[] => {
  let help = '';
  const before = command.configureOutput();
  command.configureOutput({
    ...before,
    writeOut: (text) => {
      help += text;
    },
  });
  command.outputHelp();
  command.configureOutput(before);
  const [, lines] = /\nExit status:\n(.*)/s.exec(help) ?? [];
  if (lines === undefined) {
    return [];
  }
  // A line that goes on is indented more than a status.
  const rows = [...lines.replaceAll(/\n {5,}(?=\S)/g, ' ').matchAll(/^ {2}(?<status>\d+) +(?<told>.*)$/gm)];
  return [
    markdownTable(
      ['exit status', 'meaning'],
      rows.map(({groups = {}}) => [groups.status, prose(groups.told ?? '')]),
    ),
  ];
};

const fenced = (text: string): string => `\`\`\`text\n${text}\n\`\`\``;

/** Plain text as Markdown: what looks like its marks is none, and names in capitals and options stand as they are typed. */
const prose = (text: string): string =>
  text
    .replaceAll(/[*_<>[\]]/g, String.raw`\$&`)
    .replaceAll(/(?<![\w-])--[a-z][a-z-]*/g, (option) => `\`${option}\``)
    .replaceAll(/[A-Z]+(?:\\_[A-Z]+)+/g, (variable) => `\`${variable.replaceAll('\\', '')}\``);

const sentence = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;
