import {CommandError} from '../../harness/process/command-error.ts';
import {run} from '../../harness/process/run.ts';
import {requireProgram} from './require-program.ts';

/** The libraries and the loader of a program of the host; none when it is static. */
export const librariesOf = async (program: string): Promise<string[]> => {
  const ldd = requireProgram('ldd', 'libc-bin');
  try {
    const {stdout} = await run(ldd, [program], {env: {LC_ALL: 'C'}});
    // "name => /path (0x…)" for a library, "/path (0x…)" for the loader.
    return [...stdout.matchAll(/(?:^|=>)\s*(\/\S+) \(0x/gm)].flatMap(([, file]) => file ?? []);
  } catch (error) {
    if (
      error instanceof CommandError &&
      `${error.stderr}${error.stdout}`.includes('not a dynamic executable')
    ) {
      return [];
    }
    throw error;
  }
};
