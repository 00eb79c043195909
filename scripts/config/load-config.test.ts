import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {UsageError} from '../../harness/errors/usage-error.ts';
import {loadConfig} from './load-config.ts';

const parent = mkdtempSync(join(tmpdir(), 'config-'));
test.after.always(() => rmSync(parent, {recursive: true, force: true}));

/** A project with this in its configuration. */
const project = (text: string, name = 'confinement.config.ts'): string => {
  const folder = mkdtempSync(join(parent, 'project-'));
  writeFileSync(join(folder, 'package.json'), '{}');
  writeFileSync(join(folder, name), text);
  return folder;
};

test('it is read from the folder of the package, and its steps are told from where we are', async (t) => {
  const folder = project("export default {guests: ['debian:forky'] as const, steps: './mine', jobs: 2};");
  t.deepEqual(await loadConfig(folder), {guests: ['debian:forky'], steps: 'mine', jobs: 2});
  mkdirSync(join(folder, 'a/b'), {recursive: true});
  t.like(await loadConfig(join(folder, 'a/b')), {steps: '../../mine'});
  t.deepEqual(await loadConfig(project('export default {};', 'confinement.config.mjs')), {});
});

test('a package without one, or none at all, fixes nothing', async (t) => {
  const folder = project('export default {jobs: 2};');
  mkdirSync(join(folder, 'inner'));
  writeFileSync(join(folder, 'inner/package.json'), '{}');
  t.deepEqual(await loadConfig(join(folder, 'inner')), {});
});

for (const [text, message] of [
  [
    '{guest: []}',
    /: guest: no such key; did you mean guests\?; allowed: guests, modules, steps, sets, match,/,
  ],
  ['{colour: 1}', /: colour: no such key; allowed: guests,/],
  ["{guests: ['ubuntu']}", /: guests: ubuntu: no such guest; allowed: debian:bookworm,/],
  ["{guests: 'debian'}", /: guests: allowed: a list of texts, as in \['debian:trixie'\]/],
  ["{modules: ['2020']}", /: modules: 2020: no such module; allowed: 2019,/],
  ["{accel: 'fast'}", /: accel: allowed: auto, kvm, tcg/],
  ["{transport: 'pigeon'}", /: transport: allowed: nc, socket/],
  ['{sets: []}', /: sets: allowed: a list of texts, as in \['regressions'\]/],
  ['{jobs: 0}', /: jobs: allowed: a whole number above 0/],
  ["{timeoutFactor: '2'}", /: timeoutFactor: allowed: a number above 0/],
  ['{steps: 1}', /: steps: allowed: a folder/],
  ['3', /: it must export default defineConfig/],
  ['nowhere', /: cannot be read: nowhere is not defined/],
] as const) {
  test(`${text} is refused in one line that names the file`, async (t) => {
    const {message: told} = await t.throwsAsync(loadConfig(project(`export default ${text};`)), {
      instanceOf: UsageError,
      message,
    });
    t.regex(told, /^confinement\.config\.ts(?::\d+)?: [^\n]*$/);
  });
}
