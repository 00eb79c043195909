import {mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {watchFiles} from './watch-files.ts';

/** Milliseconds for a change to be told. */
const limitMs = 10_000;

/** A folder with steps that is watched; `told` resolves to what is told next. */
const watched = async (t: ExecutionContext) => {
  const root = mkdtempSync(join(tmpdir(), 'watched-'));
  t.teardown(() => rmSync(root, {recursive: true, force: true}));
  mkdirSync(join(root, 'steps/set'), {recursive: true});
  mkdirSync(join(root, 'node_modules'));
  const write = (path: string) => writeFileSync(join(root, path), String(Math.random()));
  write('steps/set/01-a.ts');
  const bursts: string[][] = [];
  let wake: () => void = () => undefined;
  const watcher = await watchFiles(root, ['.'], {
    onChange(paths) {
      bursts.push(paths);
      wake();
    },
    onError: (error) => t.fail(error.message),
  });
  t.teardown(async () => watcher[Symbol.asyncDispose]());
  const told = async (): Promise<string[]> => {
    const timeout = AbortSignal.timeout(limitMs);
    while (bursts.length === 0) {
      await new Promise<void>((resolve, reject) => {
        wake = resolve;
        timeout.addEventListener('abort', () => reject(new Error(`nothing was told within ${limitMs} ms`)));
      });
    }
    return bursts.shift() ?? [];
  };
  return {root, write, told, watcher};
};

test('a file is told each time, whether it is written or another one is put in its place', async (t) => {
  const {root, write, told} = await watched(t);
  for (let turn = 0; turn < 3; turn++) {
    write('steps/set/01-a.ts');
    t.deepEqual(await told(), ['steps/set/01-a.ts']);
    write('node_modules/saved');
    renameSync(join(root, 'node_modules/saved'), join(root, 'steps/set/01-a.ts'));
    t.deepEqual(await told(), ['steps/set/01-a.ts']);
  }
});

test('what comes later is told, in folders that come later, too; packages and results are not', async (t) => {
  const {root, write, told} = await watched(t);
  mkdirSync(join(root, 'node_modules/package'));
  write('node_modules/package/index.js');
  mkdirSync(join(root, 'test-results/a/1'), {recursive: true});
  write('test-results/a/1/test1.service');
  mkdirSync(join(root, 'steps/other'));
  t.deepEqual(await told(), ['steps/other']);
  write('steps/other/02-b.ts');
  t.deepEqual(await told(), ['steps/other/02-b.ts']);
  rmSync(join(root, 'steps/other/02-b.ts'));
  t.deepEqual(await told(), ['steps/other/02-b.ts']);
});

test('changes of one moment are told at once; after it was disposed of none is, and it may be twice', async (t) => {
  const {write, told, watcher} = await watched(t);
  write('steps/set/01-a.ts');
  write('steps/set/02-b.ts');
  t.deepEqual((await told()).sort(), ['steps/set/01-a.ts', 'steps/set/02-b.ts']);
  await watcher[Symbol.asyncDispose]();
  await watcher[Symbol.asyncDispose]();
  write('steps/set/01-a.ts');
  // As long as it takes at most for a change to be told otherwise: one that is told makes the test fail.
  await t.throwsAsync(
    Promise.race([told(), new Promise((_, reject) => setTimeout(() => reject(new Error('none')), 500))]),
    {message: 'none'},
  );
});
