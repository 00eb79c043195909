import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import test from 'ava';
import {execa} from 'execa';
import {assertRefused} from '../testing/assert-refused.ts';

const command = fileURLToPath(new URL('../confinement.js', import.meta.url));
const parent = mkdtempSync(join(tmpdir(), 'new-step-'));
mkdirSync(join(parent, 'empty'));
mkdirSync(join(parent, 'flat'));
writeFileSync(join(parent, 'flat/01-a.mjs'), "export default {description: 'a', test: async () => {}};");
test.after.always(() => rmSync(parent, {recursive: true, force: true}));

const confinement = async (...args: string[]) =>
  execa(process.execPath, [command, ...args], {cwd: parent, reject: false, cleanup: true});

test.serial('a step in a folder of the user, which is made, imports from the package', async (t) => {
  const {exitCode, stdout} = await confinement('new-step', "it's", 'there', '--steps', 'mine');
  t.is(exitCode, 0);
  t.regex(
    stdout,
    /^mine\/01-it-s-there\.ts is written and passes as it is:\n {2}npx confinement test 1 --steps mine\n/,
  );
  const text = readFileSync(join(parent, 'mine/01-it-s-there.ts'), 'utf8');
  t.regex(text, /^import \{defineStep\} from 'confinement-harness';/);
  t.regex(text, /description: 'it\\'s there'/);
  t.regex((await confinement('new-step', 'more', '--steps', 'mine')).stdout, /^mine\/02-more\.ts /);
});

test.serial('a step of a set goes to its folder, which is made; no number is given twice', async (t) => {
  const {exitCode, stdout} = await confinement('new-step', 'hidden', '--steps', 'ours', '--set', 'old-ones');
  t.is(exitCode, 0);
  t.regex(stdout, /^ours\/old-ones\/01-hidden\.ts is written .*:\n {2}npx confinement test 1 --steps ours\n/);
  t.regex((await confinement('new-step', 'more', '--steps', 'ours')).stdout, /^ours\/02-more\.ts /);
});

for (const [args, message] of [
  [['new-step'], /^confinement: new-step: say in a few words what is proved/],
  [['test', '--steps', 'nowhere'], /^confinement: nowhere: is not there; allowed: /],
  [['build', '--steps', 'empty'], /^confinement: empty: has no steps; allowed: /],
  [
    ['new-step', 'x', '--steps', 'mine', '--set', 'A b'],
    /^confinement: --set A b: allowed: lower-case words/,
  ],
  [
    ['test', '--steps', 'flat', '--set', 'old'],
    /^confinement: --set old: there is no such set; these steps are in/,
  ],
  [['test', '--set', 'old'], /^confinement: --set old: there is no such set; allowed: seed\b/],
] as const) {
  test.serial(`${args.join(' ')} is refused in one line: exit status 2`, async (t) => {
    assertRefused(t, await confinement(...args), message);
  });
}
