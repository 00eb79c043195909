import {resolve} from 'node:path';

/** Variables in which CI systems tell where the checkout lies: GitHub, GitLab, Jenkins. What reads their reports takes paths from there. */
const variables = ['GITHUB_WORKSPACE', 'CI_PROJECT_DIR', 'WORKSPACE'] as const;

/** The folder from which readers of a CI system take the paths in reports: that of the checkout, else `folder`. */
export const checkoutRoot = (
  env: Readonly<Record<string, string | undefined>>,
  folder = process.cwd(),
): string => {
  const told = variables
    .map((name) => env[name])
    .find((path) => path !== undefined && path !== '' && isWithin(folder, resolve(path)));
  return told === undefined ? folder : resolve(told);
};

/** One that the run is not in is left over from something else. */
const isWithin = (folder: string, root: string): boolean => folder === root || folder.startsWith(`${root}/`);
