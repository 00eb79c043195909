import {appendFileSync, cpSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import test from 'ava';
import {execa} from 'execa';
import {withParentDeathSignal} from '../../harness/process/with-parent-death-signal.ts';
import {nixpkgsCheckout} from '../../vm/units/testing/nixpkgs-checkout.ts';
import {git} from './git.ts';
import {emptyRepository} from './testing/empty-repository.ts';

const command = fileURLToPath(new URL('../confinement.js', import.meta.url));
const module = 'nixos/modules/security/systemd-confinement.nix';

const bisect = async (...args: readonly string[]) =>
  execa(...withParentDeathSignal(process.execPath, [command, 'bisect', ...args]), {reject: false});

test.serial("the commit that breaks nixpkgs' own module is found on a real guest", async (t) => {
  const nixpkgs = nixpkgsCheckout(t, 'to make commits of');
  if (nixpkgs === undefined) {
    return;
  }
  const {folder, commit: commitIndex} = await emptyRepository(t);
  const commit = async (message: string) => {
    await git(folder, ['add', '.']);
    return commitIndex(message);
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

  const args = ['7', '--good', good, '--bad', 'HEAD', '--nixpkgs', folder];
  const {exitCode, stdout, stderr} = await bisect(...args);
  t.is(exitCode, 0, stderr);
  t.regex(stdout, new RegExp(`^first bad commit: ${bad}\n {2}A Maintainer, .*\n {2}no /bin/sh any more\n`));
  t.regex(stdout, /^FAIL 7 check if \/bin\/sh works\n {4}command: {2}test -e \/bin\/sh/m);
});

test.serial('the guest from which on a service is wider is found, with what is wider there', async (t) => {
  const args = ['--service', 'systemd-networkd.service', '--systemd', '--good', 'bookworm', '--bad', 'forky'];
  const {exitCode, stdout, stderr} = await bisect(...args);
  t.is(exitCode, 0, stderr);
  t.regex(stdout, /^first bad guest: debian:trixie; the one before, debian:bookworm, is good\n\n/);
  t.regex(stdout, /^systemd-networkd\.service: \d+ wider(, \d+ narrower)?\n {4}about +what +was +is$/m);
  t.regex(stdout, /^ {4}(?:capabilities)? +effective capability bpf +no +yes +wider$/m);
});

test.serial('the commit of nixpkgs from which on a service is wider is found', async (t) => {
  const nixpkgs = nixpkgsCheckout(t, 'to make commits of');
  if (nixpkgs === undefined) {
    return;
  }
  const {folder, commit} = await emptyRepository(t);
  // All of it, as all of NixOS is evaluated; the folder itself stays without.
  await git(folder, ['--git-dir', join(folder, '.git'), '--work-tree', nixpkgs, 'add', '--all', '.']);
  const good = await commit('as it is');
  const tor = 'nixos/modules/services/security/tor.nix';
  const text = readFileSync(join(nixpkgs, tor), 'utf8');
  const changed = join(folder, 'changed.nix');
  const change = async (message: string, now: string) => {
    writeFileSync(changed, now);
    const object = await git(folder, ['hash-object', '-w', changed]);
    await git(folder, ['update-index', '--cacheinfo', `100644,${object.trim()},${tor}`]);
    return commit(message);
  };
  await change('half a change, which Nix cannot read', `${text}}`);
  await change('the other half', `${text}\n`);
  const line = /^ *PrivateUsers = .*\n/m;
  t.regex(text, line);
  const bad = await change('tor: as root of the machine', text.replace(line, ''));
  await change('something else', `${text.replace(line, '')}\n`);
  const module = join(folder, 'machine.nix');
  writeFileSync(module, '{ services.tor.enable = true; services.tor.client.enable = true; }\n');

  const args = ['--service', `${module}#tor`, '--good', good, '--bad', 'HEAD', '--nixpkgs', folder];
  const {exitCode, stdout, stderr} = await bisect(...args);
  t.is(exitCode, 0, stderr);
  t.regex(
    stdout,
    new RegExp(`^first bad commit: ${bad}\n {2}A Maintainer, .*\n {2}tor: as root of the machine\n\n`),
  );
  t.regex(stdout, /^tor\.service: \d+ wider/m);
  t.regex(stdout, /^ {4}namespaces +namespace user +own +host +wider$/m);
});
