import {execFile} from 'node:child_process';
import {readFile} from 'node:fs/promises';
import {promisify} from 'node:util';
import test from 'ava';
import {buildUnits} from '../units/build-units.ts';
import type {BuiltUnits} from '../units/built-units.ts';
import {storeReferences} from '../units/store-references.ts';
import {testRootfs} from '../units/testing/rootfs.ts';
import {temporaryStore} from '../units/testing/temporary-store.ts';
import {probeEntry, probePackage} from './probe-store.ts';

const stores = await Promise.all([temporaryStore(), temporaryStore()]);
test.after.always('remove the stores', async () => Promise.all(stores.map(async ({remove}) => remove())));

const store = {[probeEntry]: probePackage};
const steps = [
  {
    number: 1,
    description: 'has the probe',
    store,
    service: {confinement: {packages: Object.values(storeReferences(store))}},
  },
];

const build = async (folder: string): Promise<{built: BuiltUnits; path: string; file: string}> => {
  const built = await buildUnits({rootfs: await testRootfs(), store: folder, module: '2025', steps});
  const path = built.steps.get(1)?.store[probeEntry] ?? '';
  return {built, path, file: built.realPath(`${path}/bin/confinement-probe`)};
};

test('the probe is one static file that needs nothing, the same wherever it is built', async (t) => {
  const builds = [];
  for (const {folder} of stores) {
    builds.push(await build(folder));
  }
  const [first, second] = builds;
  t.true(first?.built.closure.includes(first.path));
  t.regex(first?.path ?? '', /^\/nix\/store\/[a-z0-9]{32}-confinement-probe$/);
  t.is(first?.path, second?.path);
  const [one, other] = await Promise.all(builds.map(async ({file}) => readFile(file)));
  t.true(other !== undefined && one?.equals(other));
  // What names a store path would be bound with it.
  t.false(one?.includes('/nix/store/'));
  const {stdout} = await promisify(execFile)(first?.file ?? '', ['identity,capabilities']);
  t.deepEqual(Object.keys(JSON.parse(stdout) as object), ['version', 'identity', 'capabilities']);
});
