import {mkdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {NixStore} from '../../../units/nix-store.ts';
import {renderSteps} from '../../../units/render-steps.ts';
import type {StepUnit} from '../../../units/step-unit.ts';
import {temporaryStore} from '../../../units/testing/temporary-store.ts';
import {realNixpkgs} from '../testing/real-nixpkgs.ts';

const expression = join(import.meta.dirname, '../../../nixos/saved-guest.nix');

/** What evaluates an expression about what is `made` of a step with a real nixpkgs; undefined where there is none. */
const evaluatorOf = async (t: ExecutionContext, step: StepUnit) => {
  const {folder, remove} = await temporaryStore();
  t.teardown(remove);
  const store = new NixStore(folder);
  const nixpkgs = await realNixpkgs(t, store);
  if (nixpkgs === undefined) {
    return undefined;
  }
  await mkdir(store.inputs, {recursive: true});
  const steps = join(store.inputs, 'steps.nix');
  await writeFile(steps, renderSteps([step]));
  return async (what: string, known?: string): Promise<string> => {
    const file = join(store.inputs, 'known.json');
    if (known !== undefined) {
      await writeFile(file, known);
    }
    const {stdout} = await store.run('nix-instantiate', [
      ...['--eval', '--strict', '--json', '--read-write-mode', '--expr'],
      `let made = import ${expression} { nixos = ${nixpkgs}/nixos; steps = ${steps}; authorizedKeys = [ "k" ]; ${known === undefined ? '' : `known = ${file};`} }; in ${what}`,
    ]);
    return JSON.parse(stdout) as string;
  };
};

test('of a real nixpkgs, a guest with steps is one without them but for units; a VM that can be saved', async (t) => {
  const evaluate = await evaluatorOf(t, {
    number: 1,
    description: 'a service, and a further one',
    store: {},
    service: {serviceConfig: {User: 'chroot-testuser', StateDirectory: 'x'}},
    services: {web: {serviceConfig: {ExecStart: '/bin/true'}, shipped: '[Service]\nPrivateTmp=yes\n'}},
  });
  if (evaluate === undefined) {
    return;
  }
  const units = JSON.parse(await evaluate('made.units.text')) as {
    etc: Record<string, string>;
    unlike: string[];
  };
  t.deepEqual(units.unlike, []);
  t.truthy(units.etc['systemd/system']);
  t.truthy(units.etc['confinement-harness/steps.json']);
  t.true(Object.keys(units.etc).every((name) => /^(?:systemd|confinement-harness)\//.test(name)));
  t.regex(await evaluate('made.vm.drvPath'), /\.drv$/);
  // With what is known of the other guest it is not evaluated again.
  const compared = await evaluate('made.compared.text');
  t.deepEqual(JSON.parse(await evaluate('made.units.text', compared)), units);
  const {etc, other} = JSON.parse(compared) as {etc: object; other: object};
  const otherwise = JSON.stringify({etc: {...etc, motd: '/nix/store/x'}, other: {...other, path: 'y'}});
  t.deepEqual(JSON.parse(await evaluate('made.units.text', otherwise)), {...units, unlike: ['motd', 'path']});
});

test('a step that NixOS refuses is refused, in its words', async (t) => {
  const evaluate = await evaluatorOf(t, {
    number: 1,
    description: 'refused',
    store: {},
    service: {serviceConfig: {RootDirectoryStartOnly: true}},
  });
  if (evaluate === undefined) {
    return;
  }
  await t.throwsAsync(evaluate('made.units.text'), {
    message: /Failed assertions:\s*- .*RootDirectoryStartOnly/,
  });
});
