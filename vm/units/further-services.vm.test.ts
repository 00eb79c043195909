import test from 'ava';
import {UsageError} from '../../harness/errors/usage-error.ts';
import type {ModuleSource} from '../modules/module-source.ts';
import {buildUnits} from './build-units.ts';
import type {FurtherService} from './further-service.ts';
import {nix} from './nix.ts';
import {readUnits, type StepUnits} from './read-units.ts';
import type {StepUnit} from './step-unit.ts';
import {testRootfs} from './testing/rootfs.ts';
import {temporaryStore} from './testing/temporary-store.ts';

const store = await temporaryStore();
test.after.always('remove the store', async () => store.remove());

const build = async (module: ModuleSource, ...steps: StepUnit[]) =>
  buildUnits({rootfs: await testRootfs(), store: store.folder, module, steps});

const stepWith = (services: Record<string, FurtherService>): StepUnit => ({
  number: 4,
  description: 'further services',
  store: {},
  service: {},
  services,
});

const unitsWith = async (
  module: ModuleSource,
  services: Record<string, FurtherService>,
): Promise<StepUnits> => (await readUnits(await build(module, stepWith(services)))).get(4) ?? new Map();

const values = (units: StepUnits, file: string, name: string): string[] =>
  (units.get(file) ?? []).filter((setting) => setting.name === name).map(({value}) => value);

const hello = nix`"\${pkgs.hello}/bin/hello"`;

test('a service is confined when it says so', async (t) => {
  const units = await unitsWith('2025', {
    open: {serviceConfig: {ExecStart: hello}},
    'closed@': {confinement: {}, serviceConfig: {ExecStart: hello}},
  });
  t.deepEqual(
    [...units.keys()],
    [
      'test4-closed@.service',
      'test4-closed@.service.d/confinement.conf',
      'test4-open.service',
      'test4.socket',
      'test4@.service',
      'test4@.service.d/confinement.conf',
    ],
  );
  t.deepEqual(values(units, 'test4-open.service', 'RootDirectory'), []);
  t.deepEqual(values(units, 'test4-closed@.service', 'RootDirectory'), ['/run/confinement/%n']);
  t.deepEqual(values(units, 'test4-closed@.service', 'ExecStart'), ['/nix/store/debian-hello/bin/hello']);
  t.true(
    values(units, 'test4-closed@.service.d/confinement.conf', 'BindReadOnlyPaths').includes(
      '/nix/store/debian-hello',
    ),
  );
});

test('a unit that is shipped is overridden, after the confinement', async (t) => {
  const services = {
    shipped: {
      confinement: {},
      serviceConfig: {ExecStart: hello},
      shipped: '[Service]\nSystemCallFilter=~kill\n',
    },
  };
  const units = await unitsWith('2025', services);
  t.deepEqual(values(units, 'test4-shipped.service', 'SystemCallFilter'), ['~kill']);
  t.deepEqual(
    [...units.keys()].filter((file) => file.startsWith('test4-shipped.service.d/')),
    ['test4-shipped.service.d/confinement.conf', 'test4-shipped.service.d/overrides.conf'],
  );
  await t.throwsAsync(build('2019', stepWith(services)), {
    instanceOf: UsageError,
    message:
      'step 4: building units failed: test4-shipped.service: two packages bring the file test4-shipped.service: File exists',
  });
});

test('scripts are programs of the store, as the generation has them', async (t) => {
  const services = {scripts: {confinement: {}, preStart: 'true', script: 'false'}};
  const now = await unitsWith('2025', services);
  t.deepEqual(values(now, 'test4-scripts.service', 'ExecStart'), [
    '/nix/store/unit-script-test4-scripts-start/bin/test4-scripts-start',
  ]);
  const then = await unitsWith('2019', services);
  t.deepEqual(values(then, 'test4-scripts.service.d/overrides.conf', 'ExecStartPre'), [
    '/nix/store/unit-script-test4-scripts-pre-start',
  ]);
});

test('a step that the generation is to refuse has no units of it', async (t) => {
  const [one, two] = [stepWith({}), {...stepWith({}), number: 5}];
  const refused: StepUnit = {
    ...one,
    service: {serviceConfig: {DynamicUser: true}},
    refusedBy: ['2019'],
  };
  t.deepEqual([...(await build('2019', refused, two)).steps.keys()], [5]);
  t.deepEqual([...(await build('2025', refused, two)).steps.keys()], [4, 5]);
});
