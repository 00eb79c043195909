import {declarations} from './declarations.ts';

const file = new URL(import.meta.url).searchParams.get('file') ?? '';

type Chain = {(...declared: readonly unknown[]): void; readonly [name: string]: Chain};

const chain = (path: readonly string[]): Chain =>
  new Proxy((() => undefined) as unknown as Chain, {
    apply: (_target, _this, declared: readonly unknown[]) => {
      declarations.push({file, path, arguments: declared});
    },
    get: (_target, name) => chain([...path, String(name)]),
  });

/** Takes the place of AVA's `test` in the one test file that the module's URL names (`?file=URL`), and keeps what it declares. */
export default chain([]);
