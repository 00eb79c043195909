import {existsSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

/** Whether this is a checkout, which runs its TypeScript as it is; the package has it compiled, in `dist/`. */
export const isCheckout = import.meta.url.endsWith('.ts');

/** Folder of the code: that of the four roots. */
export const codeFolder = fileURLToPath(new URL('../..', import.meta.url));

/** Folder of our package.json. */
export const packageFolder = isCheckout ? codeFolder : dirname(dirname(dirname(import.meta.dirname)));

/** File of the command `confinement`, for Node. */
export const commandFile = join(packageFolder, 'scripts/confinement.js');

/**
 * The path of one of our modules that is a program of its own, to be handed to Node after `typescriptArguments`.
 *
 * @param name its path from the folder of `from`, without the ending
 * @param from `import.meta.url` of the module that asks
 */
export const programFile = (name: string, from: string): string =>
  fileURLToPath(new URL(`${name}${isCheckout ? '.ts' : '.js'}`, from));

/** What Node needs to run `programFile`. */
export const typescriptArguments: readonly string[] = isCheckout
  ? [`--import=${new URL('../typescript.js', import.meta.url).href}`]
  : [];

/** AVA's program, wherever npm has put it. */
export const avaFile = fileURLToPath(new URL('cli.mjs', import.meta.resolve('ava')));

/** Folder of the user's project: the checkout, else the nearest one above `from` with a package.json, else `from`. */
export const userProject = (from = process.cwd(), checkout = isCheckout): string => {
  if (checkout) {
    return packageFolder;
  }
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) {
      return folder;
    }
    if (dirname(folder) === folder) {
      return from;
    }
  }
};

/** Folder that gets one folder of results for each run. */
export const resultsRoot = (): string => join(userProject(), 'test-results');
