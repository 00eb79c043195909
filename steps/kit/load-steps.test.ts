import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import test from 'ava';
import {UsageError} from '../../harness/errors/usage-error.ts';
import {NixExpression} from '../../vm/units/nix-expression.ts';
import {loadSteps, stepsFolder} from './load-steps.ts';

const parent = await mkdtemp(join(tmpdir(), 'load-steps-'));
test.after.always(async () => rm(parent, {recursive: true, force: true}));

/** A folder with these files; a file without content is a step that says its own name. */
const folderOf = async (files: Readonly<Record<string, string | undefined>>): Promise<string> => {
  const folder = await mkdtemp(join(parent, 'steps-'));
  for (const [name, content] of Object.entries(files)) {
    await writeFile(
      join(folder, name),
      content ?? `export default {description: ${JSON.stringify(name)}, test: async () => {}};`,
    );
  }
  return folder;
};

const refusal = async (files: Readonly<Record<string, string | undefined>>) =>
  loadSteps(await folderOf(files));

test('this project’s steps are numbered from 1 without a gap', async (t) => {
  const steps = await loadSteps(stepsFolder);
  t.true(steps.length >= 11);
  t.deepEqual(
    steps.map(({number}) => number),
    steps.map((_, index) => index + 1),
  );
});

test('steps come in the order of their numbers, which is not that of their names', async (t) => {
  const folder = await folderOf({
    '10-ten.ts': undefined,
    '9-nine.ts': undefined,
    '01-one.ts': undefined,
    '01-one.test.ts': 'not a step',
    'README.md': 'not a step',
  });
  await mkdir(join(folder, '02-folder.ts'));
  const steps = await loadSteps(folder);
  t.deepEqual(
    steps.map(({number, description}) => [number, description]),
    [
      [1, '01-one.ts'],
      [9, '9-nine.ts'],
      [10, '10-ten.ts'],
    ],
  );
});

test('a folder without steps, and one that is none, are refused in one line', async (t) => {
  for (const files of [{}, {'README.md': ''}]) {
    await t.throwsAsync(refusal(files), {
      instanceOf: UsageError,
      message: /^[^\n]*: has no steps; allowed: a folder with steps, as in 05-symlinks\.ts$/,
    });
  }
  await t.throwsAsync(loadSteps(join(parent, 'nowhere')), {
    instanceOf: UsageError,
    message: /nowhere: is not there; /,
  });
  await t.throwsAsync(loadSteps(import.meta.filename), {
    instanceOf: UsageError,
    message: /load-steps\.test\.ts: cannot be read as a folder; /,
  });
});

test('TypeScript that imports, in a package of either kind, and JavaScript are loaded', async (t) => {
  for (const type of ['module', 'commonjs']) {
    const folder = await folderOf({
      'package.json': JSON.stringify({type}),
      '01-one.ts': `import {defineStep} from ${JSON.stringify(join(stepsFolder, 'kit/define-step.ts'))};
        import {nix} from ${JSON.stringify(fileURLToPath(new URL('../../vm/units/nix.ts', import.meta.url)))};
        const title: string = 'typed';
        export default defineStep({description: title, store: {a: nix\`1\`}, test: async () => {}});`,
      '02-two.mjs': undefined,
    });
    const steps = await loadSteps(folder);
    t.deepEqual(
      steps.map(({description}) => description),
      ['typed', '02-two.mjs'],
      type,
    );
    // Not an expression of a second copy of ours.
    t.true(steps[0]?.store.a instanceof NixExpression, type);
  }
});

test('a step’s service gets references to its store', async (t) => {
  const [step] = await loadSteps(
    await folderOf({
      '01-one.ts': `export default {
        description: 'd', store: {a: 'expression'}, test: async () => {},
        service: (store) => ({environment: {NAMES: Object.keys(store).join()}}),
      };`,
    }),
  );
  t.deepEqual(step?.service, {environment: {NAMES: 'a'}});
  t.deepEqual(step?.store as unknown, {a: 'expression'});
});

test('a number that is used twice is refused, with one that is free', async (t) => {
  await t.throwsAsync(
    refusal({'01-a.ts': undefined, '01-b.ts': undefined, '02-c.ts': undefined, '03-d.ts': undefined}),
    {
      instanceOf: UsageError,
      message: /^\S*\/01-b\.ts: number 1 is taken by \S*\/01-a\.ts; the next free one is 4$/,
    },
  );
  await t.throwsAsync(refusal({'1-a.ts': undefined, '01-b.ts': undefined}), {
    instanceOf: UsageError,
    message: /number 1 is taken/,
  });
});

test('number 0 is refused', async (t) => {
  await t.throwsAsync(refusal({'00-a.ts': undefined}), {
    instanceOf: UsageError,
    message: /^\S*\/00-a\.ts: steps are numbered from 1$/,
  });
});

for (const name of [
  'a.ts',
  '01.ts',
  '01-.ts',
  '01-Upper.ts',
  '01_a.ts',
  '-1-a.ts',
  '01-a b.ts',
  '1.5-a.ts',
]) {
  test(`${name} is no name for a step`, async (t) => {
    await t.throwsAsync(refusal({[name]: undefined}), {
      instanceOf: UsageError,
      message: (told) =>
        told.endsWith(
          `/${name}: a step's file is named by its number and lower-case words, as in 05-symlinks.ts`,
        ),
    });
  });
}

for (const [what, content] of [
  ['nothing', ''],
  ['no default', 'export const step = {description: "d", test: async () => {}};'],
  ['a default that is null', 'export default null;'],
  ['no description', 'export default {test: async () => {}};'],
  ['no test', 'export default {description: "d"};'],
] as const) {
  test(`a file that exports ${what} is refused`, async (t) => {
    await t.throwsAsync(refusal({'01-a.ts': content}), {
      instanceOf: UsageError,
      message:
        /^\S*\/01-a\.ts: it must export default defineStep\(\{description, test, …\}\), see steps\/README\.md$/,
    });
  });
}

test('a service that throws is refused with its file', async (t) => {
  const error = await t.throwsAsync(
    refusal({
      '01-a.ts': `export default {description: 'd', test: async () => {}, service: ({nope}) => ({x: nope.y})};`,
    }),
    {instanceOf: UsageError},
  );
  t.regex(error.message, /^\S*\/01-a\.ts: .*undefined/);
});

test('a step that asks for its exposure has the probe in its store and its confinement', async (t) => {
  const [plain, probing] = await loadSteps(
    await folderOf({
      '01-plain.ts': undefined,
      '02-probing.ts': `export default {description: 'probing', exposure: true, test: async () => {}};`,
    }),
  );
  t.deepEqual(Object.keys(plain?.store ?? {}), []);
  t.deepEqual(Object.keys(probing?.store ?? {}), ['confinement-probe']);
  t.is((probing?.service.confinement?.packages as readonly unknown[]).length, 1);
});
