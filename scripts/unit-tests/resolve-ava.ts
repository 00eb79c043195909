import type {ResolveHook} from 'node:module';

/** A loader's hook: gives each test file that imports AVA a `test` of its own (test-of-file.ts). */
export const resolve: ResolveHook = (specifier, context, next) => {
  const {parentURL} = context;
  if (specifier !== 'ava' || !parentURL?.endsWith('.test.ts')) {
    return next(specifier, context);
  }
  const url = new URL('test-of-file.ts', import.meta.url);
  url.searchParams.set('file', parentURL);
  return {url: url.href, format: 'module', shortCircuit: true};
};
