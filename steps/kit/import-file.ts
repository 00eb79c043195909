import {register as registerHooks} from 'node:module';
import {extname} from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {HarnessError} from '../../harness/errors/harness-error.ts';
import {MachineryError} from '../../harness/errors/machinery-error.ts';
import {UsageError} from '../../harness/errors/usage-error.ts';
import {compilerEnded} from './compiler-ended.ts';
import {whyNotImported} from './why-not-imported.ts';

/** Of this program: `index.ts` in a checkout, else what is compiled of it. */
const ownEntry = new URL(`../../index${extname(import.meta.url)}`, import.meta.url).href;

/**
 * A hook of Node's loader, which has a thread of its own. What a user's file imports of `confinement-harness` is this program, also
 * where none is installed; of another copy the classes would not be the same. Whatever package.json says, TypeScript of a user's is a
 * module: as CommonJS it would load such a copy, too.
 */
const hook = `export const resolve = async (specifier, context, next) => {
  const wanted = specifier === 'confinement-harness' ? ${JSON.stringify(ownEntry)} : specifier;
  const found = await next(wanted, context);
  const isOthers = found.url.includes('/node_modules/');
  return /\\.ts(\\?|$)/.test(found.url) && !isOthers ? {...found, format: 'module'} : found;
};`;

/** Steps that come with us need no hook. */
const ownSteps = fileURLToPath(new URL('..', import.meta.url));

const done = {tsx: false, hook: false};

/**
 * Imports a user's file and resolves to what it exports by default. TypeScript is loaded by tsx, which a program that
 * is TypeScript itself has loaded already.
 *
 * @param path absolute
 * @param shown what the file is called in messages
 * @throws UsageError, in one line, for one that cannot be compiled, or throws; MachineryError when the compiler has ended, for want of
 *   memory, say.
 */
export const importFile = async (path: string, shown = path): Promise<unknown> => {
  if (path.endsWith('.ts')) {
    if (!done.tsx && !import.meta.url.endsWith('.ts')) {
      done.tsx = true;
      // It would keep what it has compiled in the temporary directory; the few files of a user's are compiled as fast.
      const before = process.env.TSX_DISABLE_CACHE;
      process.env.TSX_DISABLE_CACHE ??= '1';
      (await import('tsx/esm/api')).register();
      if (before === undefined) {
        delete process.env.TSX_DISABLE_CACHE;
      }
    }
  }
  if (!done.hook && !path.startsWith(ownSteps)) {
    done.hook = true;
    // After tsx, which it asks: the last hook is the first to be called.
    registerHooks(`data:text/javascript,${encodeURIComponent(hook)}`);
  }
  try {
    return ((await import(pathToFileURL(path).href)) as {default?: unknown}).default;
  } catch (error) {
    if (compilerEnded(error)) {
      throw new MachineryError(
        `${shown}: could not be compiled, as the compiler has ended: ${(error as Error).message}`,
        {
          cause: error,
        },
      );
    }
    if (HarnessError.is(error)) {
      throw error;
    }
    const {line, text} = whyNotImported(error, path);
    throw new UsageError(`${shown}${line === undefined ? '' : `:${line}`}: cannot be read: ${text}`, {
      cause: error,
    });
  }
};
