import {mkdirSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import test from 'ava';
import {ConfinementRun} from '../testing/confinement-run.ts';

// A root of 2019 has no /etc, later ones have an empty one: in place of a regression, one and the same step fails here and
// holds there.
const check = `async ({confined}) => confined.prints('ls -A /etc', '')`;
const files: Readonly<Record<string, string>> = {
  'plain/01-holds.mjs': `export default {description: 'holds', test: async ({confined}) => confined.succeed('true')};`,
  'known/02-reproduces.mjs': `export default {
    description: 'reproduces', test: ${check}, reference: ['nixpkgs#1', 'nixpkgs PR 2'],
    reproduces: {
      where: ({generation}) => generation === '2019' && 'generation 2019',
      with: /No such file/, broke: '/etc is gone', since: '2019', hit: 'nobody',
    },
  };`,
  'known/03-fails-otherwise.mjs': `export default {
    description: 'fails otherwise', test: ${check}, reference: 'nixpkgs#1',
    reproduces: {where: ({generation}) => generation === '2019', with: 'Read-only', broke: 'the root is read-only'},
  };`,
  'known/04-mended.mjs': `export default {
    description: 'mended', test: async ({confined}) => confined.succeed('true'),
    reproduces: {where: ({systemd}) => systemd > 1, with: 'x', broke: 'all of it'},
  };`,
  'plain/05-not-here.mjs': `export default {
    description: 'not here', test: async ({confined}) => confined.fail('true'),
    applies: ({guest, module, kernel}) => \`\${guest} with \${module} has the kernel \${/^[0-9]+/.exec(kernel)}\`,
  };`,
};

const prove = (...args: readonly string[]): ConfinementRun =>
  new ConfinementRun({
    args: ['test', '--steps', 'mine', ...args],
    edit: (project) => {
      for (const [name, content] of Object.entries(files)) {
        const file = join(project, 'mine', name);
        mkdirSync(dirname(file), {recursive: true});
        writeFileSync(file, content);
      }
    },
  });

const statuses = (run: ConfinementRun) =>
  run.record().suites.map(({cases}) => Object.fromEntries(cases.map(({id, status}) => [id, status])));

test.serial(
  'a known regression reproduces, fails otherwise, is mended, or does not apply: each is told apart',
  async (t) => {
    await using run = prove('--module', '2019', '--module', '2025');
    const {exitCode, stdout, stderr} = await run.process;
    t.is(exitCode, 1, stderr);
    t.deepEqual(statuses(run), [
      {1: 'passed', 2: 'reproduced', 3: 'failed', 4: 'failed', 5: 'does-not-apply'},
      {1: 'passed', 2: 'passed', 3: 'passed', 4: 'failed', 5: 'does-not-apply'},
    ]);
    const [, second, third, fourth, fifth] = run.cases();
    t.like(second, {
      set: 'known',
      references: ['nixpkgs#1', 'nixpkgs PR 2'],
      regression: {broke: '/etc is gone', since: '2019', hit: 'nobody', where: 'generation 2019'},
    });
    t.regex(second?.failure?.message ?? '', /No such file/);
    t.regex(
      third?.failure?.message ?? '',
      /No such file.*\nThis is not how a known regression fails: .*\nexpected: .*"Read-only"/s,
    );
    t.like(fourth?.failure, {name: 'NoLongerReproducesError'});
    t.regex(fourth?.failure?.message ?? '', /^a known regression no longer reproduces: all of it\n/);
    t.regex(fifth?.skipReason ?? '', /^debian:trixie with 2019 has the kernel [0-9]+$/);
    t.regex(stderr, /2019: reproduced 2 reproduces {2}[0-9.]+ s/);
    t.regex(
      stdout,
      /^ {2}reproduced {2}2 {2}reproduces.*\n +\/etc is gone \(generation 2019\)\n +reference: nixpkgs#1\n/m,
    );
    t.regex(stdout, /^4 passed, 3 failed, 1 reproduced, 2 not applicable$/m);
    const [suite] = run.junit().children;
    const readers = suite?.children.filter(({name}) => name === 'testcase') ?? [];
    t.deepEqual(
      readers.map(({attributes, children}) => [attributes.classname, children[0]?.name]),
      [
        ['debian:trixie 2019.plain', 'system-out'],
        ['debian:trixie 2019.known', 'skipped'],
        ['debian:trixie 2019.known', 'failure'],
        ['debian:trixie 2019.known', 'failure'],
        ['debian:trixie 2019.plain', 'skipped'],
      ],
    );
    t.is(readers[1]?.children[0]?.attributes.message, 'reproduced: /etc is gone (generation 2019)');
  },
);

test.serial('a run where all passed, reproduced or do not apply has proved all: exit status 0', async (t) => {
  await using run = prove('--module', '2019', '1', '2', '5');
  const {exitCode, stdout} = await run.process;
  t.is(exitCode, 0);
  t.regex(stdout, /^1 passed, 0 failed, 1 reproduced, 1 not applicable$/m);
});

test.serial('a set is proved alone', async (t) => {
  await using run = prove('--module', '2019', '--set', 'plain');
  t.is((await run.process).exitCode, 0);
  t.deepEqual(statuses(run), [{1: 'passed', 5: 'does-not-apply'}]);
});
