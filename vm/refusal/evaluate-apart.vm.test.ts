import {readdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import test from 'ava';
import type {ModuleSource} from '../modules/module-source.ts';
import type {StepUnit} from '../units/step-unit.ts';
import {alteredCheckout} from '../units/testing/altered-checkout.ts';
import {nixpkgsCheckout} from '../units/testing/nixpkgs-checkout.ts';
import {testRootfs} from '../units/testing/rootfs.ts';
import {temporaryStore} from '../units/testing/temporary-store.ts';
import {evaluateApart} from './evaluate-apart.ts';

const store = await temporaryStore();
test.after.always('remove the store', async () => store.remove());

const step: StepUnit = {
  number: 4,
  description: 'one that is refused',
  store: {},
  service: {serviceConfig: {DynamicUser: true}},
  refusedBy: ['2019'],
};

const ask = async (module: ModuleSource, changed: Partial<StepUnit> = {}) =>
  evaluateApart({rootfs: await testRootfs(), store: store.folder, module}, {...step, ...changed});

test('Nix is asked once for as long as nothing changes that decides on it', async (t) => {
  const refusal = await ask('2019');
  t.regex(refusal.words ?? '', /^serviceConfig\.DynamicUser = true does not go with confinement/);
  t.is((await ask('2025')).words, undefined);
  const inputs = join(store.folder, 'inputs');
  const answers = (await readdir(inputs)).filter((name) => name.startsWith('refusal-'));
  t.is(answers.length, 2);
  for (const name of answers) {
    await writeFile(join(inputs, name), '{"words": "what was known"}');
  }
  t.is((await ask('2019')).words, 'what was known');
  t.is((await ask('2025')).words, 'what was known');
  for (const name of answers) {
    await writeFile(join(inputs, name), '{"words": "half a');
  }
  t.is((await ask('2019')).words, refusal.words);
  const other = await ask('2019', {service: {serviceConfig: {RootDirectoryStartOnly: true}}});
  t.regex(other.words ?? '', /^serviceConfig\.RootDirectoryStartOnly/);
});

test('a checkout is asked each time: its module may read a file that only it knows of', async (t) => {
  const nixpkgs = nixpkgsCheckout(t, 'to alter');
  if (nixpkgs === undefined) {
    return;
  }
  const checkout = await alteredCheckout(nixpkgs, join(store.folder, 'checkout'));
  await checkout.writeHelper('{ }\n');
  t.is((await ask(checkout)).words, undefined);
  await checkout.writeHelper('{ systemd.services."test4@".serviceConfig.RootDirectory = "/srv"; }\n');
  t.regex((await ask(checkout)).words ?? '', /conflicting definition values/);
});
