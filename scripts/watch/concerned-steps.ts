import {basename, dirname, sep} from 'node:path';

/**
 * Which steps an edit concerns, by the edited file's path in the project, or in a user's folder of steps, as `watchFiles` tells it: a
 * step's own file that step, anything else that steps are made of all of them (`undefined`), and what nobody runs none.
 *
 * @param stepsFolder the folder of the steps, as it is reached from where the path begins
 * @param sets the sets that are run; all when there are none
 */
export const concernedSteps = (
  path: string,
  stepsFolder = 'steps',
  sets: readonly string[] = [],
): number[] | undefined => {
  const file = basename(path);
  if (!/\.(?:ts|js|mjs|nix|sh|service|network|conf)$/.test(file) && !path.startsWith(`vm${sep}`)) {
    return [];
  }
  if (file.endsWith('.test.ts') || file.startsWith('.') || file.endsWith('~') || file.endsWith('.md')) {
    return [];
  }
  const number = /^(?<number>\d+)-[a-z0-9-]+\.(?:ts|js|mjs)$/.exec(file)?.groups?.number;
  const folder = dirname(path);
  if (number === undefined || (folder !== stepsFolder && dirname(folder) !== stepsFolder)) {
    return undefined;
  }
  const isRun = sets.length === 0 || (folder !== stepsFolder && sets.includes(basename(folder)));
  return isRun ? [Number(number)] : [];
};
