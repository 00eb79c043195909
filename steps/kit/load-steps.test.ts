import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
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
    await mkdir(dirname(join(folder, name)), {recursive: true});
    await writeFile(
      join(folder, name),
      content ?? `export default {description: ${JSON.stringify(name)}, test: async () => {}};`,
    );
  }
  return folder;
};

const refusal = async (files: Readonly<Record<string, string | undefined>>) =>
  loadSteps(await folderOf(files));

test('the seed is the steps 1 to 11 of this project', async (t) => {
  const steps = await loadSteps(stepsFolder);
  t.deepEqual(
    steps.filter(({set}) => set === 'seed').map(({number}) => number),
    Array.from({length: 11}, (_, index) => index + 1),
  );
  t.deepEqual(steps[4]?.source, {file: join(stepsFolder, 'seed/05-symlinks.ts'), line: 7});
});

test('a folder with numbered files in it is a set; one without is not, whatever it has', async (t) => {
  const folder = await folderOf({
    '03-three.ts': undefined,
    'old/02-two.ts': undefined,
    'very-old/01-one.mjs': undefined,
    'kit/helper.ts': 'not a step',
    'kit/deeper/04-four.ts': undefined,
    '.git/05-five.ts': undefined,
    'node_modules/06-six.ts': undefined,
  });
  t.deepEqual(
    (await loadSteps(folder)).map(({number, set}) => [number, set]),
    [
      [1, 'very-old'],
      [2, 'old'],
      [3, undefined],
    ],
  );
});

test('a set whose name nobody could write is refused', async (t) => {
  for (const name of ['Old', 'old ones', 'old_ones', 'old-', 'v1.0']) {
    await t.throwsAsync(refusal({[`${name}/01-a.ts`]: undefined}), {
      instanceOf: UsageError,
      message: (told) =>
        told.endsWith(`/${name}: a set's folder is named by lower-case words, as in regressions`),
    });
  }
});

test('a file of a set that is no step is refused, as one beside the sets', async (t) => {
  await t.throwsAsync(refusal({'old/01-a.ts': undefined, 'old/helper.ts': ''}), {
    instanceOf: UsageError,
    message: /^\S*\/old\/helper\.ts: a step's file is named by its number/,
  });
});

test('a number that two sets use is refused, with both files', async (t) => {
  await t.throwsAsync(refusal({'a/07-x.ts': undefined, 'b/07-y.ts': undefined, 'b/12-z.ts': undefined}), {
    instanceOf: UsageError,
    message: /^\S*\/b\/07-y\.ts: number 7 is taken by \S*\/a\/07-x\.ts; the next free one is 13$/,
  });
});

test('what a step says of itself comes with it', async (t) => {
  const [one, two] = await loadSteps(
    await folderOf({
      '01-one.ts': `export default {
        description: 'd', test: async () => {}, reference: 'nixpkgs#464323', applies: () => 'never',
        reproduces: {where: () => true, with: 'EROFS', broke: 'all of it'},
      };`,
      '02-two.ts': `export default {
        description: 'd', test: async () => {}, reference: ['systemd#37096', 'https://example.org/x'],
      };`,
    }),
  );
  t.deepEqual(one?.references, ['nixpkgs#464323']);
  t.is(one?.reproduces?.broke, 'all of it');
  t.is(typeof one?.applies, 'function');
  t.deepEqual(two?.references, ['systemd#37096', 'https://example.org/x']);
});

for (const [fields, message] of [
  ["reference: 'x'", /: reference "x": allowed: an address, or as in nixpkgs#464323,/],
  ['reference: [1]', /: reference 1: allowed: /],
  ['applies: true', /: applies: allowed: a function of the facts of a guest$/],
  ["complaints: 'ignoring'", /: complaints: allowed: a list of texts and regular expressions/],
  ["complaints: ['']", /: complaints: allowed: a list of texts/],
  ['reproduces: {}', /: reproduces\.where: allowed: a function of the facts of a guest$/],
  ['reproduces: null', /: reproduces\.where: allowed: /],
  ["reproduces: {where: () => true, with: '', broke: 'b'}", /: reproduces\.with: allowed: a text, or/],
  ["reproduces: {where: () => true, with: /.*/, broke: 'b'}", /: reproduces\.with: allowed: a text, or/],
  ["reproduces: {where: () => true, with: 'a', broke: ' '}", /: reproduces\.broke: allowed: what broke/],
] as const) {
  test(`${fields} is refused with the file, in one line`, async (t) => {
    await t.throwsAsync(
      refusal({'01-a.ts': `export default {description: 'd', test: async () => {}, ${fields}};`}),
      {instanceOf: UsageError, message: (told) => message.test(told) && /^\S*\/01-a\.ts: [^\n]*$/.test(told)},
    );
  });
}

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

test('a file that cannot be compiled, or throws, is told in one line with its place', async (t) => {
  for (const [content, line] of [
    ['export default {{', /01-a\.ts:1: cannot be read: Expected identifier but found "\{"$/],
    ["\nthrow new Error('mine\\nand more');", /01-a\.ts:2: cannot be read: mine$/],
    ["import 'no-such-package';", /01-a\.ts: cannot be read: Cannot find package 'no-such-package' [^\n]+$/],
  ] as const) {
    const {message} = await t.throwsAsync(refusal({'01-a.ts': content}), {instanceOf: UsageError});
    t.regex(message, line);
  }
});
