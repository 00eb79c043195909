import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import type {ExecutionContext} from 'ava';
import {execa} from 'execa';

export type BuildCase = {
  /** Name of the script, as in `check.sh`. */
  readonly script: string;
  /** Text of what stands in for node. */
  readonly node: string;
  /** Files as in the Nix store, by their names. */
  readonly files: Readonly<Record<string, string>>;
  /** Further variables, by what is told the folder of the files. */
  readonly environment: (folder: string) => Readonly<Record<string, string>>;
};

/** Runs a script as in-build.nix has it, with keys `secret` and `known`; `project` is the project that it has made. */
export const runInBuild = async (t: ExecutionContext, {script, node, files, environment}: BuildCase) => {
  const folder = mkdtempSync(join(tmpdir(), 'in-build-'));
  t.teardown(() => rmSync(folder, {recursive: true, force: true}));
  for (const name of ['bin', 'harness', 'build']) {
    mkdirSync(join(folder, name));
  }
  writeFileSync(join(folder, 'bin/node'), node, {mode: 0o755});
  for (const [name, text] of Object.entries({'keys/private': 'secret', 'keys/public': 'known', ...files})) {
    mkdirSync(dirname(join(folder, name)), {recursive: true});
    writeFileSync(join(folder, name), text, {mode: 0o444});
  }
  const text = ['project.sh', script]
    .map((name) => readFileSync(join(import.meta.dirname, '..', name), 'utf8'))
    .join('');
  const out = join(folder, 'out');
  const {exitCode, stdout, stderr} = await execa('bash', ['-e', '-o', 'pipefail', '-c', text], {
    cwd: join(folder, 'build'),
    reject: false,
    extendEnv: false,
    env: {
      PATH: `${join(folder, 'bin')}:${process.env.PATH ?? ''}`,
      harness: join(folder, 'harness'),
      vm: '/the/vm',
      privateKey: join(folder, 'keys/private'),
      publicKey: join(folder, 'keys/public'),
      out,
      ...environment(folder),
    },
  });
  return {exitCode, said: `${stdout}\n${stderr}`, out, project: join(folder, 'build/project')};
};
