import {copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {execa} from 'execa';
import {commandFile, packageFolder, typescriptArguments} from './project/project.ts';

test('what is compiled is not kept in the temporary directory, and TMPDIR stays what it was', async (t) => {
  const temporary = mkdtempSync(join(tmpdir(), 'typescript-'));
  t.teardown(() => rmSync(temporary, {recursive: true, force: true}));
  const env = {TMPDIR: temporary};
  await execa(process.execPath, [commandFile, '--help'], {env});
  t.deepEqual(readdirSync(temporary), []);
  const program = `
    const {version} = await import(${JSON.stringify(join(import.meta.dirname, 'project/version.ts'))});
    console.log(version, process.env.TMPDIR, process.env.TSX_DISABLE_CACHE);`;
  const {stdout} = await execa(
    process.execPath,
    [...typescriptArguments, '--input-type=module', '--eval', program],
    {env},
  );
  t.regex(stdout, new RegExp(`^\\d+\\.\\d+\\.\\d+ ${temporary} undefined$`));
  t.deepEqual(readdirSync(temporary), []);
});

test('where nothing can be kept, TypeScript runs all the same', async (t) => {
  const temporary = mkdtempSync(join(tmpdir(), 'typescript-'));
  t.teardown(() => rmSync(temporary, {recursive: true, force: true}));
  // A checkout whose node_modules nobody can write to, not even root: what is to be a folder is a file.
  const [modules, scripts] = [join(temporary, 'project/node_modules'), join(temporary, 'project/scripts')];
  mkdirSync(modules, {recursive: true});
  mkdirSync(scripts);
  const ours = join(packageFolder, 'node_modules');
  for (const name of readdirSync(ours).filter((each) => each !== '.cache')) {
    symlinkSync(join(ours, name), join(modules, name));
  }
  writeFileSync(join(modules, '.cache'), '');
  copyFileSync(join(import.meta.dirname, 'typescript.js'), join(scripts, 'typescript.js'));
  writeFileSync(join(scripts, 'program.ts'), 'const words: string = `kept nowhere`; console.log(words);');
  writeFileSync(join(temporary, 'project/package.json'), '{"type": "module"}');
  const {stdout} = await execa(process.execPath, ['--import=./scripts/typescript.js', 'scripts/program.ts'], {
    cwd: join(temporary, 'project'),
    env: {TMPDIR: temporary},
  });
  t.is(stdout, 'kept nowhere');
  t.deepEqual(readdirSync(temporary), ['project']);
});
