import {mkdir, mkdtemp, rm, utimes, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {execa} from 'execa';
import {nixpkgsIdentity} from './nixpkgs-identity.ts';

const folder = await mkdtemp(join(tmpdir(), 'identity-'));
test.after.always(async () => rm(folder, {recursive: true, force: true}));

const git = async (path: string, ...args: string[]) =>
  execa('git', ['-C', path, '-c', 'user.name=x', '-c', 'user.email=x@example.org', ...args]);

test('a work tree of git is told by its commit and by what is changed in it', async (t) => {
  const path = join(folder, 'checkout');
  await mkdir(join(path, 'lib'), {recursive: true});
  await writeFile(join(path, 'lib/default.nix'), '1');
  await writeFile(join(path, '.gitignore'), 'result\n');
  await git(path, 'init', '--quiet');
  t.is(await nixpkgsIdentity({path}), undefined);
  await git(path, 'add', '.');
  await git(path, 'commit', '--quiet', '--message', 'x');
  const seen = new Set<string | undefined>([undefined]);
  const isNew = async () => {
    const identity = await nixpkgsIdentity({path});
    t.false(seen.has(identity), identity ?? 'undefined');
    t.is(await nixpkgsIdentity({path}), identity);
    seen.add(identity);
  };
  await isNew();
  await writeFile(join(path, 'lib/default.nix'), '2');
  await isNew();
  await writeFile(join(path, 'lib/default.nix'), '3');
  await utimes(join(path, 'lib/default.nix'), 1, 1);
  await isNew();
  await writeFile(join(path, 'lib/new file.nix'), '');
  await isNew();
  await writeFile(join(path, 'lib/new file.nix'), 'x');
  await isNew();
  await rm(join(path, 'lib/default.nix'));
  await isNew();
  const before = await nixpkgsIdentity({path});
  await writeFile(join(path, 'result'), 'ignored');
  t.is(await nixpkgsIdentity({path}), before);
  await git(path, 'add', '--all');
  await git(path, 'commit', '--quiet', '--message', 'y');
  await isNew();
  await git(path, 'init', '--quiet', 'lib/another');
  await writeFile(join(path, 'lib/another/x'), '');
  t.is(await nixpkgsIdentity({path}), undefined);
});

test('a folder within a work tree, one without git and a moving reference are not known', async (t) => {
  const path = join(folder, 'whole');
  await mkdir(join(path, 'nixpkgs'), {recursive: true});
  await writeFile(join(path, 'nixpkgs/default.nix'), '1');
  await git(path, 'init', '--quiet');
  await git(path, 'add', '.');
  await git(path, 'commit', '--quiet', '--message', 'x');
  t.is(await nixpkgsIdentity({path: join(path, 'nixpkgs')}), undefined);
  t.is(await nixpkgsIdentity({path: folder}), undefined);
  t.is(await nixpkgsIdentity({path: join(folder, 'missing')}), undefined);
  t.is(await nixpkgsIdentity({ref: 'github:NixOS/nixpkgs/nixos-unstable'}), undefined);
  const commit = '0123456789abcdef0123456789abcdef01234567';
  for (const ref of [`github:NixOS/nixpkgs/${commit}`, `git+https://example.org/n?rev=${commit}&shallow=1`]) {
    t.is(await nixpkgsIdentity({ref}), ref);
  }
});
