import {basename, dirname, sep} from 'node:path';

/**
 * Which steps an edit concerns, by the edited file's path in the project: a step's own file that step, anything else
 * that steps are made of all of them (`undefined`), and what nobody runs none.
 */
export const concernedSteps = (path: string): number[] | undefined => {
  const file = basename(path);
  if (!/\.(?:ts|nix|sh|service|network|conf)$/.test(file) && !path.startsWith(`vm${sep}`)) {
    return [];
  }
  if (file.endsWith('.test.ts') || file.startsWith('.') || file.endsWith('~') || file.endsWith('.md')) {
    return [];
  }
  const number = /^(?<number>\d+)-[a-z0-9-]+\.ts$/.exec(file)?.groups?.number;
  return number !== undefined && dirname(path) === 'steps' ? [Number(number)] : undefined;
};
