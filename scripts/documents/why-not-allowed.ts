import {CommanderError} from 'commander';
import {cli} from '../cli.ts';
import {commandWords} from './command-words.ts';

/** What is wrong with names of commands and options alone, whatever their values are. */
const ofNames = /^commander\.(?:unknownOption|unknownCommand|excessArguments)$/;

/**
 * Why there is no such command line, for one of `confinement` or of an npm script; undefined when there is, or when it is of
 * another program. Nothing is run.
 *
 * @param scripts names of the npm scripts
 * @param onlyNames values may be stand-ins, as in `--jobs N`, and what is left out is not missed
 */
export const whyNotAllowed = (
  line: string,
  {scripts, onlyNames = false}: {readonly scripts: readonly string[]; readonly onlyNames?: boolean},
): string | undefined => {
  const words = commandWords(line);
  if (words === undefined) {
    return undefined;
  }
  const [program, ...rest] = words;
  if (program === 'npm') {
    const [command = '', name = ''] = rest;
    if (command === 'run' && !scripts.includes(name)) {
      return `npm run ${name}: there is no such script`;
    }
    return command === 'start'
      ? refusal(['test', ...rest.slice(1).filter((word) => word !== '--')], onlyNames)
      : undefined;
  }
  return refusal(program === 'npx' ? rest.slice(1) : rest, onlyNames);
};

// What is wrong is told by who asks, and help is not wanted.
for (const command of [cli.program, ...cli.program.commands]) {
  command.configureOutput({outputError: () => undefined, writeOut: () => undefined});
}

const refusal = (args: readonly string[], onlyNames: boolean): string | undefined => {
  try {
    cli.program.parse(args, {from: 'user'});
    return undefined;
  } catch (error) {
    if (!(error instanceof CommanderError)) {
      throw error;
    }
    // Help and the version are asked for by an error, too.
    return error.exitCode === 0 || (onlyNames && !ofNames.test(error.code)) ? undefined : error.message;
  }
};
