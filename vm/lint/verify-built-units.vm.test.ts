import {readdir, readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import test from 'ava';
import {buildUnits} from '../units/build-units.ts';
import type {BuiltUnits} from '../units/built-units.ts';
import type {StepUnit} from '../units/step-unit.ts';
import {testRootfs} from '../units/testing/rootfs.ts';
import {temporaryStore} from '../units/testing/temporary-store.ts';
import {complaintText} from './complaint-text.ts';
import {hostVerifier} from './host-verifier.ts';
import {verifyBuiltUnits} from './verify-built-units.ts';
import {verifyService} from './verify-service.ts';

const store = await temporaryStore();
test.after.always('remove the store', async () => store.remove());

const step = (number: number, further: Partial<StepUnit> = {}): StepUnit => ({
  number,
  description: 'a step',
  store: {},
  service: {},
  ...further,
});

const build = async (steps: readonly StepUnit[]): Promise<BuiltUnits> =>
  buildUnits({rootfs: await testRootfs(), store: store.folder, module: '2025', steps});

const verify = async (units: BuiltUnits): Promise<ReadonlyMap<number, string>> =>
  new Map(
    [...((await verifyBuiltUnits(units, {rootfs: await testRootfs(), store: store.folder})) ?? [])].map(
      ([number, complaints]) => [number, complaints.map(complaintText).join('\n')],
    ),
  );

const keptFiles = async (): Promise<string[]> => {
  const folder = join(store.folder, 'inputs');
  return (await readdir(folder))
    .filter((name) => name.startsWith('verified-'))
    .map((name) => join(folder, name));
};

test.serial('systemd has nothing against units that are as they should be', async (t) => {
  t.deepEqual(
    await verify(await build([step(1), step(2, {service: {serviceConfig: {User: 'root'}}})])),
    new Map(),
  );
});

test.serial('what it would ignore, or could not run, is told of the step whose unit has it', async (t) => {
  const units = await build([
    step(1),
    step(2, {
      services: {
        web: {
          serviceConfig: {Type: 'oneshot', ExecStart: '/usr/bin/true'},
          shipped: '[Service]\nPrivateTpm=yes\n# not a word\nProtectHome=perhaps\n[Sevice]\n',
        },
      },
    }),
    step(3, {services: {'pool@': {serviceConfig: {ExecStart: '/usr/bin/tru %i'}}}}),
  ]);
  const before = await keptFiles();
  const complaints = await verify(units);
  t.deepEqual([...complaints.keys()].sort(), [2, 3]);
  t.is(
    complaints.get(2),
    [
      'test2-web.service:2: PrivateTpm=yes',
      "  Unknown key 'PrivateTpm' in section [Service], ignoring; PrivateTmp=?",
      'test2-web.service:4: ProtectHome=perhaps',
      '  Failed to parse ProtectHome=perhaps, ignoring: Invalid argument',
      'test2-web.service:5: [Sevice]',
      "  Unknown section 'Sevice'. Ignoring; [Service]?",
    ].join('\n'),
  );
  t.is(
    complaints.get(3),
    'test3-pool@.service: Command /usr/bin/tru is not executable: No such file or directory',
  );

  // What was said is kept; what was damaged is asked again.
  const kept = (await keptFiles()).find((file) => !before.includes(file)) ?? '';
  const text = await readFile(kept, 'utf8');
  await writeFile(kept, '{}');
  t.deepEqual(await verify(units), new Map());
  await writeFile(kept, text.slice(0, -1));
  t.deepEqual(await verify(units), complaints);
  t.is(await readFile(kept, 'utf8'), text);
});

test.serial(
  "a service's files are told by the paths that they were given by, without what its start would need",
  async (t) => {
    const complaints = await verifyService(
      {
        name: 'web@one.service',
        files: [
          {
            path: './web@.service',
            text: '[Unit]\nRequires=nowhere.service\n[Service]\nExecStart=/usr/bin/tru\nRestart=alwayz\n',
          },
          {path: './web@.service.d/own.conf', text: '[Service]\nReadOnlyPath=/etc\n'},
        ],
      },
      hostVerifier({rootfs: await testRootfs(), store: store.folder}),
    );
    t.deepEqual(complaints?.map(complaintText), [
      './web@.service:5: Restart=alwayz\n  Failed to parse Restart=alwayz, ignoring: Invalid argument',
      "./web@.service.d/own.conf:2: ReadOnlyPath=/etc\n  Unknown key 'ReadOnlyPath' in section [Service], ignoring; ReadOnlyPaths=?",
    ]);
  },
);
