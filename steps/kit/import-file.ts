import {pathToFileURL} from 'node:url';

let registered: (() => Promise<void>) | undefined;

/**
 * Imports a user's file and resolves to what it exports by default. TypeScript is loaded by tsx, which a program that
 * is TypeScript itself has loaded already.
 */
export const importFile = async (path: string): Promise<unknown> => {
  if (path.endsWith('.ts') && !import.meta.url.endsWith('.ts')) {
    registered ??= (await import('tsx/esm/api')).register();
  }
  const {default: exported} = (await import(pathToFileURL(path).href)) as {default?: unknown};
  // Where no package.json says "module", what is compiled has its exports in a default of their own.
  return isCompiled(exported) ? exported.default : exported;
};

const isCompiled = (exported: unknown): exported is {default: unknown} =>
  typeof exported === 'object' && exported !== null && '__esModule' in exported && 'default' in exported;
