import {appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import test from 'ava';
import {execa} from 'execa';
import {withParentDeathSignal} from '../../harness/process/with-parent-death-signal.ts';
import {nixpkgsCheckout} from '../../vm/units/testing/nixpkgs-checkout.ts';
import {git} from './git.ts';

const command = fileURLToPath(new URL('../confinement.js', import.meta.url));
const module = 'nixos/modules/security/systemd-confinement.nix';

test("the commit that breaks nixpkgs' own module is found on a real guest", async (t) => {
  const nixpkgs = nixpkgsCheckout(t, 'to make commits of');
  if (nixpkgs === undefined) {
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'bisect-'));
  t.teardown(() => rmSync(folder, {recursive: true, force: true}));
  await git(folder, ['init', '--quiet']);
  const commit = async (message: string) => {
    const author = ['-c', 'user.name=A Maintainer', '-c', 'user.email=maintainer@example.org'];
    await git(folder, ['add', '.']);
    await git(folder, [...author, 'commit', '--quiet', '--message', message]);
    return git(folder, ['rev-parse', 'HEAD']);
  };
  for (const path of ['lib', 'nixos/lib', module]) {
    cpSync(join(nixpkgs, path), join(folder, path), {recursive: true});
  }
  const good = await commit('as it is');
  const text = readFileSync(join(folder, module), 'utf8');
  writeFileSync(join(folder, module), `${text}}`);
  await commit('half a change, which Nix cannot read');
  writeFileSync(join(folder, module), `${text}\n`);
  await commit('the other half');
  const shell = '"BindReadOnlyPaths=$realprog:/bin/sh"';
  t.true(text.includes(shell));
  writeFileSync(join(folder, module), text.replace(shell, '"BindReadOnlyPaths=$realprog"'));
  const bad = await commit('no /bin/sh any more');
  appendFileSync(join(folder, 'lib/default.nix'), '\n');
  await commit('something else');

  const args = ['bisect', '7', '--good', good, '--bad', 'HEAD', '--nixpkgs', folder];
  const {exitCode, stdout, stderr} = await execa(
    ...withParentDeathSignal(process.execPath, [command, ...args]),
    {
      reject: false,
    },
  );
  t.is(exitCode, 0, stderr);
  t.regex(stdout, new RegExp(`^first bad commit: ${bad}\n {2}A Maintainer, .*\n {2}no /bin/sh any more\n`));
  t.regex(stdout, /^FAIL 7 check if \/bin\/sh works\n {4}command: {2}test -e \/bin\/sh/m);
});
