import {readdirSync} from 'node:fs';
import {register} from 'node:module';
import {join, relative} from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';
import test from 'ava';
import {packageFolder} from '../project/project.ts';
import {declarations} from './declarations.ts';

/** How many shares there are: one for each of two processors. */
const shares = 2;

const roots = ['harness', 'vm', 'steps', 'scripts'];
const isUnitTest = (name: string): boolean =>
  name.endsWith('.test.ts') && !/\.(?:host|vm)\.test\.ts$/.test(name);
/** They prove the steps, on a machine. */
const notHere = /^steps\/(?:steps\.test\.ts$|mutants\/.*mutants\.test\.ts$)/;

const unitTests = (): readonly string[] =>
  roots
    .flatMap((root) =>
      readdirSync(join(packageFolder, root), {recursive: true, encoding: 'utf8'}).map((name) =>
        join(root, name),
      ),
    )
    .filter((name) => isUnitTest(name) && !notHere.test(name))
    .sort();

type Declare = (...declared: readonly unknown[]) => void;

/** One after the other, or tests that measure nothing but their own time would hold each other up. */
const declareOf = (path: readonly string[]): Declare => {
  const isTest = path.every(
    (name) => name === 'serial' || name === 'skip' || name === 'failing' || name === 'only',
  );
  if (!isTest && !path.includes('after') && !path.includes('before')) {
    throw new TypeError(
      `test.${path.join('.')} would be for the tests of all files, where they share a process`,
    );
  }
  const names = isTest ? ['serial', ...path.filter((name) => name !== 'serial')] : path;
  let declare: unknown = test;
  for (const name of names) {
    declare = Reflect.get(declare as object, name);
  }
  return declare as Declare;
};

/**
 * Declares the tests of each second unit test file as tests of this one. AVA starts a process for each file, some 0.4 s
 * of processor time, which is more than most of these files need for their tests.
 *
 * @param number of this share, from 1 on
 */
export const declareShare = async (number: number): Promise<void> => {
  register('./resolve-ava.ts', import.meta.url);
  const files = unitTests().filter((_, index) => index % shares === number - 1);
  for (const file of files) {
    await import(pathToFileURL(join(packageFolder, file)).href);
  }
  for (const {file, path, arguments: declared} of declarations) {
    const [first, ...rest] = declared;
    const name = relative(packageFolder, fileURLToPath(file));
    declareOf(path)(...(typeof first === 'string' ? [`${name}: ${first}`, ...rest] : [name, ...declared]));
  }
};
