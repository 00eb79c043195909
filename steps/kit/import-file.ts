import {existsSync, readFileSync} from 'node:fs';
import {register as registerHooks} from 'node:module';
import {dirname, join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {MachineryError} from '../../harness/errors/machinery-error.ts';

/**
 * A hook of Node's loader, which has a thread of its own: whatever package.json says, TypeScript of a user's is a module.
 * As CommonJS it would load a second copy of all that it imports of ours, whose classes are not the same.
 */
const hook = `export const resolve = async (specifier, context, next) => {
  const found = await next(specifier, context);
  const isOthers = found.url.includes('/node_modules/');
  return /\\.ts(\\?|$)/.test(found.url) && !isOthers ? {...found, format: 'module'} : found;
};`;

const done = {tsx: false, hook: false};

/**
 * Imports a user's file and resolves to what it exports by default. TypeScript is loaded by tsx, which a program that
 * is TypeScript itself has loaded already.
 *
 * @throws what the file throws; MachineryError when the compiler has ended, for want of memory, say.
 */
export const importFile = async (path: string): Promise<unknown> => {
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
    if (!done.hook && !isModulePackage(dirname(path))) {
      done.hook = true;
      // After tsx, which it asks: the last hook is the first to be called.
      registerHooks(`data:text/javascript,${encodeURIComponent(hook)}`);
    }
  }
  try {
    return ((await import(pathToFileURL(path).href)) as {default?: unknown}).default;
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    if (compilerEnded.test(message)) {
      throw new MachineryError(`${path}: could not be compiled, as the compiler has ended: ${message}`, {
        cause: error,
      });
    }
    throw error;
  }
};

/** What is told of esbuild, a process that compiles for tsx, when it was killed: while it was asked, and ever after. */
const compilerEnded = /^The service (?:was stopped|is no longer running)/;

/** Whether files in this folder are modules by themselves: the nearest package.json says so. */
const isModulePackage = (folder: string): boolean => {
  const file = join(folder, 'package.json');
  if (existsSync(file)) {
    return /"type"\s*:\s*"module"/.test(readFileSync(file, 'utf8'));
  }
  return dirname(folder) !== folder && isModulePackage(dirname(folder));
};
