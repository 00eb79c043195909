import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {InstalledPackage} from './testing/installed-package.ts';

let installed: InstalledPackage | undefined;

const project = (): InstalledPackage => {
  if (installed === undefined) {
    throw new Error('it is not installed yet');
  }
  return installed;
};

test.before('the package is packed and installed', async () => {
  installed = await InstalledPackage.create();
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
  },
);
