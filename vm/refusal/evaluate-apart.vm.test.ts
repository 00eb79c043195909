import {readdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import test from 'ava';
import type {StepUnit} from '../units/step-unit.ts';
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

const ask = async (module: '2019' | '2025', changed: Partial<StepUnit> = {}) =>
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
