import {mkdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import test from 'ava';
import {NixStore} from '../../../units/nix-store.ts';
import {renderSteps} from '../../../units/render-steps.ts';
import {temporaryStore} from '../../../units/testing/temporary-store.ts';
import {realNixpkgs} from '../testing/real-nixpkgs.ts';

const expression = join(import.meta.dirname, '../../../nixos/saved-guest.nix');

test('of a real nixpkgs, a guest with steps is one without them but for units; a VM that can be saved', async (t) => {
  const {folder, remove} = await temporaryStore();
  t.teardown(remove);
  const store = new NixStore(folder);
  const nixpkgs = await realNixpkgs(t, store);
  if (nixpkgs === undefined) {
    return;
  }
  await mkdir(store.inputs, {recursive: true});
  const steps = join(store.inputs, 'steps.nix');
  await writeFile(
    steps,
    renderSteps([
      {
        number: 1,
        description: 'a service, and a further one',
        store: {},
        service: {serviceConfig: {User: 'chroot-testuser', StateDirectory: 'x'}},
        services: {web: {serviceConfig: {ExecStart: '/bin/true'}, shipped: '[Service]\nPrivateTmp=yes\n'}},
      },
    ]),
  );
  const evaluate = async (what: string): Promise<unknown> => {
    const {stdout} = await store.run('nix-instantiate', [
      ...['--eval', '--strict', '--json', '--read-write-mode', '--expr'],
      `let made = import ${expression} { nixos = ${nixpkgs}/nixos; steps = ${steps}; authorizedKeys = [ "k" ]; }; in ${what}`,
    ]);
    return JSON.parse(stdout);
  };
  const units = JSON.parse((await evaluate('made.units.text')) as string) as {
    etc: Record<string, string>;
    unlike: string[];
  };
  t.deepEqual(units.unlike, []);
  t.truthy(units.etc['systemd/system']);
  t.truthy(units.etc['confinement-harness/steps.json']);
  t.true(Object.keys(units.etc).every((name) => /^(?:systemd|confinement-harness)\//.test(name)));
  t.regex((await evaluate('made.vm.drvPath')) as string, /\.drv$/);
});

test('a step that NixOS refuses is refused, in its words', async (t) => {
  const {folder, remove} = await temporaryStore();
  t.teardown(remove);
  const store = new NixStore(folder);
  const nixpkgs = await realNixpkgs(t, store);
  if (nixpkgs === undefined) {
    return;
  }
  await mkdir(store.inputs, {recursive: true});
  const steps = join(store.inputs, 'steps.nix');
  await writeFile(
    steps,
    renderSteps([
      {
        number: 1,
        description: 'refused',
        store: {},
        service: {serviceConfig: {RootDirectoryStartOnly: true}},
      },
    ]),
  );
  await t.throwsAsync(
    store.run('nix-instantiate', [
      ...['--eval', '--strict', '--read-write-mode', '--expr'],
      `(import ${expression} { nixos = ${nixpkgs}/nixos; steps = ${steps}; authorizedKeys = [ ]; }).units.text`,
    ]),
    {message: /Failed assertions:\s*- .*RootDirectoryStartOnly/},
  );
});
