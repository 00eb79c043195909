import {run, type RunOptions} from '../../harness/process/run.ts';

/**
 * Runs git in a folder and resolves to what it wrote on standard output. Hooks of the user do not run: they are meant
 * for checkouts in which somebody works.
 *
 * @throws CommandError when it fails.
 */
export const git = async (
  folder: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<string> =>
  (
    await run(
      'git',
      ['-C', folder, '-c', 'core.hooksPath=/dev/null', '-c', 'advice.detachedHead=false', ...args],
      options,
    )
  ).stdout;
