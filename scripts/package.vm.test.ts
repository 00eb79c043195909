import {existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {execa} from 'execa';
import {withParentDeathSignal} from '../harness/process/with-parent-death-signal.ts';
import {LineWaiter} from './benchmark/line-waiter.ts';
import {InstalledPackage} from './testing/installed-package.ts';

let installed: InstalledPackage | undefined;

const project = (): InstalledPackage => {
  if (installed === undefined) {
    throw new Error('it is not installed yet');
  }
  return installed;
};

test.before('the package is packed and installed', async (t) => {
  installed = await InstalledPackage.create();
  if (installed.standIn !== undefined) {
    t.log(`npm installed nothing, the tarball was unpacked instead: ${installed.standIn}`);
  }
});
test.after.always('it is removed', () => {
  installed?.[Symbol.dispose]();
});

test.serial('the installed command tells its version and its help', async (t) => {
  const {version} = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  const told = await project().npx('confinement', '--version');
  t.is(told.stdout, version, told.stderr);
  t.is(told.exitCode, 0);
  const help = await project().npx('confinement', '--help');
  t.regex(help.stdout, /^Usage: confinement/);
});

test.serial('the installed command runs compiled code alone', (t) => {
  t.false(existsSync(join(project().path, 'node_modules/confinement-harness/scripts/cli.ts')));
});

test.serial('the installed command proves a step, with the results in the project', async (t) => {
  const {exitCode, stdout, stderr} = await project().npx('confinement', 'test', '7');
  t.is(exitCode, 0, `${stdout}\n${stderr}`);
  t.regex(stdout, /1 passed, 0 failed/);
  t.true(existsSync(join(project().path, 'test-results/latest/junit.xml')));
});

test.serial(
  "a user's own step, in TypeScript against what the package exports, compiles and is proved",
  async (t) => {
    mkdirSync(join(project().path, 'my-steps'));
    writeFileSync(
      join(project().path, 'my-steps/01-mine.ts'),
      `import {defineStep, nix} from 'confinement-harness';

export default defineStep({
  description: 'a step of a user',
  store: {data: nix\`pkgs.writeText "data" "mine"\`},
  service: ({data}) => ({confinement: {packages: [data]}}),
  async test({confined, store}) {
    await confined.prints(\`cat \${store.data}\`, 'mine');
  },
});
`,
    );
    writeFileSync(
      join(project().path, 'tsconfig.json'),
      JSON.stringify({
        compilerOptions: {
          target: 'es2023',
          lib: ['es2023', 'esnext.disposable'],
          module: 'nodenext',
          strict: true,
          noEmit: true,
          types: ['node'],
        },
        files: ['my-steps/01-mine.ts'],
      }),
    );
    const compiled = await project().npx('tsc', '--project', '.');
    t.is(compiled.exitCode, 0, compiled.stdout);
    const {exitCode, stdout, stderr} = await project().npx('confinement', 'test', '--steps', './my-steps');
    t.is(exitCode, 0, `${stdout}\n${stderr}`);
    t.regex(stdout, /a step of a user/);
    t.deepEqual(
      readdirSync(project().temporary).filter((name) => name.startsWith('tsx-')),
      [],
    );
  },
);

test.serial(
  'an edited step of a user is proved anew; without a folder of steps there is nothing to watch',
  async (t) => {
    const refused = await project().npx('confinement', 'test', '--watch');
    t.is(refused.exitCode, 2, refused.stderr);
    t.regex(refused.stderr, /--watch: there is nothing to edit in a package/);

    const step = join(project().path, 'my-steps/01-mine.ts');
    const source = readFileSync(step, 'utf8');
    const over = new AbortController();
    t.teardown(() => over.abort());
    const watching = execa(
      ...withParentDeathSignal(process.execPath, [
        join(project().path, 'node_modules/.bin/confinement'),
        'test',
        '--watch',
        '--steps=my-steps',
      ]),
      {cwd: project().path, stdin: 'ignore', cancelSignal: over.signal, reject: false},
    );
    const lines = new LineWaiter(watching.stderr);
    const limits = {timeoutMs: 5 * 60_000, signal: over.signal};
    t.regex(await lines.next(/(?:ok|FAIL) +1 /, limits), /ok +1 a step of a user/);
    t.regex(await lines.next(/watching/, limits), /watching my-steps\/; Ctrl-C ends it/);
    writeFileSync(step, source.replace("'mine');", "'yours');"));
    t.regex(await lines.next(/(?:ok|FAIL) +1 /, limits), /FAIL +1 a step of a user/);
    watching.kill('SIGINT');
    t.is((await watching).exitCode, 130);
  },
);
