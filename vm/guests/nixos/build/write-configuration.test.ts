import {mkdir} from 'node:fs/promises';
import {join} from 'node:path';
import test from 'ava';
import {NixStore} from '../../../units/nix-store.ts';
import {seedSteps} from '../../../units/testing/seed-steps.ts';
import {temporaryStore} from '../../../units/testing/temporary-store.ts';
import {realNixpkgs} from '../testing/real-nixpkgs.ts';
import {writeConfiguration} from './write-configuration.ts';

// Real Nix evaluates it, without nixpkgs: pkgs and lib have just what is asked for.
test('the configuration lets our key in and imports the steps', async (t) => {
  const {folder, remove} = await temporaryStore();
  t.teardown(remove);
  const store = new NixStore(join(folder, 'store'));
  await mkdir(store.inputs, {recursive: true});
  const file = await writeConfiguration(join(folder, 'a folder'), seedSteps, 'ssh-ed25519 AAAA "a key"\n');
  const {stdout} = await store.run('nix-instantiate', [
    '--eval',
    '--strict',
    '--json',
    '--expr',
    `let
      lib = {
        trivial.release = "26.05";
        mkBefore = text: text;
        mkDefault = value: value;
        mkOverride = priority: value: value;
      };
      guest = import (/. + ${JSON.stringify(file)}) { pkgs.netcat = "netcat"; };
      machine = builtins.elemAt guest.imports 1 { inherit lib; };
    in {
      inherit (machine.users.users.root.openssh.authorizedKeys) keys;
      sshd = machine.services.openssh.enable;
      inherit (machine.virtualisation.vmVariant.virtualisation) graphics diskImage;
      steps = builtins.isFunction (builtins.elemAt guest.imports 0);
      inherit (guest.environment) systemPackages;
    }`,
  ]);
  t.deepEqual(JSON.parse(stdout), {
    keys: ['ssh-ed25519 AAAA "a key"'],
    sshd: true,
    graphics: false,
    diskImage: null,
    steps: true,
    systemPackages: ['netcat'],
  });
});

test('a real nixpkgs makes a VM of the configuration', async (t) => {
  const {folder, remove} = await temporaryStore();
  t.teardown(remove);
  const store = new NixStore(join(folder, 'store'));
  await mkdir(store.inputs, {recursive: true});
  const nixpkgs = await realNixpkgs(t, store);
  if (nixpkgs === undefined) {
    return;
  }
  const file = await writeConfiguration(join(folder, 'a folder'), seedSteps, 'ssh-ed25519 AAAA a key\n');
  const {stdout} = await store.run('nix-instantiate', [
    ...[join(nixpkgs, 'nixos'), '-A', 'vm'],
    ...['--arg', 'configuration', `import (/. + ${JSON.stringify(file)})`],
  ]);
  t.regex(stdout, /^\/nix\/store\/\w{32}-nixos-vm\.drv\n?$/);
});
