import {cp, mkdtemp, readdir, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {NotYet} from '../../harness/wait/not-yet.ts';
import {waitUntil} from '../../harness/wait/wait-until.ts';
import {commandLine} from '../../scripts/testing/command-line.ts';
import {descendants} from '../../scripts/testing/descendants.ts';
import {parentOf} from '../../scripts/testing/parent-of.ts';
import {MachineryError} from '../../harness/errors/machinery-error.ts';
import {UsageError} from '../../harness/errors/usage-error.ts';
import {buildUnits} from './build-units.ts';
import type {BuiltUnits} from './built-units.ts';
import type {ModuleSource} from '../modules/module-source.ts';
import {NixExpression} from './nix-expression.ts';
import {nix} from './nix.ts';
import {readUnits} from './read-units.ts';
import type {StepService} from './step-service.ts';
import {expectedBinds, expectedService} from './testing/expected-units.ts';
import {testRootfs} from './testing/rootfs.ts';
import {seedSteps} from './testing/seed-steps.ts';
import {temporaryStore} from './testing/temporary-store.ts';
import type {UnitSetting} from './unit-setting.ts';

const store = await temporaryStore();
test.after.always('remove the store', async () => store.remove());

const build = async (module: ModuleSource, steps = seedSteps): Promise<BuiltUnits> =>
  buildUnits({rootfs: await testRootfs(), store: store.folder, module, steps});

/** A step with a number of its own and nothing but the given settings. */
const single = (number: number, service: StepService, entries: Record<string, NixExpression> = {}) => [
  {number, description: 'a single step', store: entries, service},
];

const lines = (settings: readonly UnitSetting[] | undefined, section: string): string[] =>
  (settings ?? [])
    .filter((setting) => setting.section === section)
    .map(({name, value}) => `${name}=${value}`);

const refusal = async (t: ExecutionContext, module: ModuleSource, service: StepService): Promise<string> => {
  const error = await t.throwsAsync(build(module, single(4, service)), {instanceOf: UsageError});
  t.true(error.message.startsWith('step 4: '), error.message);
  t.false(error.message.includes('\n'), error.message);
  return error.message;
};

// What Debian's coreutils link in some releases only.
const debianOnly = /^BindReadOnlyPaths=\/nix\/store\/debian-(gmp|openssl)$/;

for (const model of ['2019', '2024', '2025'] as const) {
  test(`the ${model} module gives the seed's steps the units that it gives them on NixOS`, async (t) => {
    const units = await readUnits(await build(model));
    t.is(units.size, 11);
    for (const [number, files] of units) {
      const template = `test${number}@.service`;
      const dropIn = `${template}.d/${model === '2019' ? 'overrides' : 'confinement'}.conf`;
      t.deepEqual([...files.keys()], [`test${number}.socket`, template, dropIn], `step ${number}`);
      const [main, confinement] = model === '2019' ? [dropIn, template] : [template, dropIn];

      t.deepEqual(lines(files.get(`test${number}.socket`), 'Socket'), [
        'Accept=true',
        `ListenStream=/run/test${number}.sock`,
      ]);
      t.deepEqual(
        lines(files.get(`test${number}.socket`), 'Install'),
        model === '2019' ? [] : ['WantedBy=sockets.target'],
      );
      t.deepEqual(lines(files.get(main), 'Unit'), [`Description=Confined Test Service ${number}`]);
      t.deepEqual(lines(files.get(main), 'Service'), expectedService(number, model), `step ${number}`);

      const binds = lines(files.get(confinement), 'Service');
      const {first, closure} = expectedBinds(number, model);
      t.deepEqual(binds.slice(0, first.length), first, `step ${number}`);
      t.deepEqual(
        binds
          .slice(first.length)
          .filter((line) => !debianOnly.test(line))
          .sort(),
        closure,
        `step ${number}`,
      );
    }
  });
}

test('the result holds all that a guest needs', async (t) => {
  const built = await build('2025');
  t.true(built.closure.includes(built.storePath));
  t.regex(built.steps.get(5)?.store.symlink ?? '', /^\/nix\/store\/[a-z0-9]{32}-symlink$/);
  const foobar = built.steps.get(10)?.store.foobar ?? '';
  t.true(built.closure.includes(foobar));
  t.deepEqual(built.steps.get(1)?.store, {});
  t.is(await readFile(built.realPath(foobar), 'utf8'), 'eek\n');
  t.is(
    await readFile(built.realPath(path.join(built.storePath, 'sysusers.conf')), 'utf8'),
    'g chroot-testgroup -\nu chroot-testuser -:chroot-testgroup "Chroot Test User"\n',
  );
  t.throws(() => built.realPath('/etc/passwd'), {instanceOf: MachineryError});
});

test('builds of several modules in one store may run at once', async (t) => {
  const built = await Promise.all((['2019', '2024', '2025'] as const).map((module) => build(module)));
  t.is(new Set(built.map(({storePath}) => storePath)).size, 3);
  const again = await build('2024');
  t.is(built[1]?.storePath, again.storePath);
});

test('lists of the step and of the module add up, priorities decide', async (t) => {
  const units = await readUnits(
    await build(
      '2025',
      single(4, {
        serviceConfig: {
          ReadOnlyPaths: '/x',
          RuntimeDirectory: ['a', 'b'],
          RootDirectory: nix`lib.mkForce "/srv"`,
          PrivateTmp: false,
          PrivateMounts: nix`lib.mkOverride 2000 false`,
        },
        environment: {
          TEXT: 'a "quoted" $word\n100 % ä',
          EMPTY: '',
          NONE: null,
          PATH: nix`lib.mkForce "/bin"`,
        },
        path: [nix`pkgs.hello`],
        unitConfig: {After: ['a.service', 'b.service']},
      }),
    ),
  );
  const files = units.get(4);
  const service = lines(files?.get('test4@.service'), 'Service');
  const unit = lines(files?.get('test4@.service'), 'Unit');
  t.deepEqual(unit, ['After=a.service', 'After=b.service', 'Description=Confined Test Service 4']);
  t.deepEqual(service.slice(0, 3), [
    'Environment="EMPTY="',
    'Environment="PATH=/bin"',
    String.raw`Environment="TEXT=a \"quoted\" $word\n100 % ä"`,
  ]);
  const values = (name: string) => service.filter((line) => line.startsWith(`${name}=`)).sort();
  t.deepEqual(values('ReadOnlyPaths'), ['ReadOnlyPaths=+/', 'ReadOnlyPaths=/x']);
  t.deepEqual(values('RuntimeDirectory').length, 3);
  t.deepEqual(values('RootDirectory'), ['RootDirectory=/srv']);
  t.deepEqual(values('PrivateTmp'), ['PrivateTmp=false']);
  t.deepEqual(values('PrivateMounts'), ['PrivateMounts=true']);
  t.true(
    lines(files?.get('test4@.service.d/confinement.conf'), 'Service').includes('InaccessiblePaths=-+/tmp'),
  );
});

test('what a module refuses is an error of the step', async (t) => {
  const startOnly = {serviceConfig: {RootDirectoryStartOnly: true}};
  t.regex(await refusal(t, '2019', startOnly), /RootDirectoryStartOnly/);
  t.regex(await refusal(t, '2025', startOnly), /RootDirectoryStartOnly/);
  t.regex(await refusal(t, '2019', {serviceConfig: {DynamicUser: true}}), /DynamicUser/);
  t.regex(
    await refusal(t, '2024', {serviceConfig: {RootDirectory: '/srv'}}),
    /RootDirectory has conflicting/,
  );
  t.regex(
    await refusal(t, '2025', {serviceConfig: {PrivateTmp: 'disconnected'}}),
    /PrivateTmp .* true or false/,
  );
  t.regex(await refusal(t, '2019', {serviceConfig: {TemporaryFileSystem: '/tmp'}}), /TemporaryFileSystem/);
  t.regex(await refusal(t, '2019', {serviceConfig: {ExecStartPre: ['/bin/true']}}), /ExecStartPre/);
  t.regex(await refusal(t, '2025', {confinement: {mode: nix`"chroot"`}}), /full-apivfs or chroot-only/);
  t.regex(
    await refusal(t, '2025', {confinement: {binSh: nix`"\${pkgs.hello}/bin/hullo"`}}),
    /there is no .*hullo/,
  );
});

test('Nix errors name the step and what would be right', async (t) => {
  const message = await refusal(t, '2025', {path: [nix`pkgs.ripgrep`]});
  t.regex(message, /attribute 'ripgrep' missing; the guest's pkgs has .*bash, bashInteractive, .*systemd/);
  t.regex(
    await refusal(t, '2025', {environment: {X: nix`lib.toUpperCase "x"`}}),
    /missing; what lib has is in/,
  );
  t.regex(await refusal(t, '2025', {environment: {X: nix`pkgs.`}}), /syntax error/);
  t.regex(await refusal(t, '2025', {environment: {X: nix`undefined`}}), /undefined variable 'undefined'/);
  const failing = single(6, {}, {broken: nix`pkgs.runCommand "broken" {} "echo no luck >&2; exit 3"`});
  const error = await t.throwsAsync(build('2025', failing), {instanceOf: UsageError});
  t.is(error.message, 'step 6: building broken failed: no luck');
});

test('a library that the guest lacks is named', async (t) => {
  const incomplete = await mkdtemp(path.join(tmpdir(), 'confinement-rootfs-'));
  t.teardown(async () => rm(incomplete, {recursive: true}));
  await cp(path.join(await testRootfs(), 'usr'), path.join(incomplete, 'usr'), {
    recursive: true,
    verbatimSymlinks: true,
    filter: (source) => !path.basename(source).startsWith('libbsd.so'),
  });
  const options = {rootfs: incomplete, store: store.folder, module: '2025', steps: seedSteps} as const;
  const error = await t.throwsAsync(buildUnits(options), {instanceOf: MachineryError});
  t.regex(error.message, /bin\/nc of netcat needs the library libbsd\.so\.0, which the guest's root lacks/);
});

test('what is not there is named', async (t) => {
  const rootfs = await testRootfs();
  const options = {rootfs, store: store.folder, steps: seedSteps};
  await t.throwsAsync(buildUnits({...options, rootfs: '/nowhere', module: '2025'}), {
    instanceOf: MachineryError,
    message: /\/nowhere/,
  });
  await t.throwsAsync(buildUnits({...options, rootfs: store.folder, module: '2025'}), {
    instanceOf: MachineryError,
    message: /lacks \/usr\/bin\/bash/,
  });
  await t.throwsAsync(buildUnits({...options, module: {nixpkgs: '/nowhere'}}), {
    instanceOf: UsageError,
    message: /\/nowhere/,
  });
  await t.throwsAsync(buildUnits({...options, module: {nixpkgs: store.folder}}), {
    message: /is no nixpkgs of 2022 or later/,
  });
});

test('what was built is not evaluated again, unless some of it is gone', async (t) => {
  const own = await temporaryStore();
  try {
    const again = async () =>
      buildUnits({rootfs: await testRootfs(), store: own.folder, module: '2025', steps: seedSteps});
    const inputs = path.join(own.folder, 'inputs');
    /** Which files of steps there are for Nix to read. */
    const written = async () => (await readdir(inputs)).filter((name) => name.endsWith('.nix'));
    const first = await again();
    const [steps = ''] = await written();
    await rm(path.join(inputs, steps));
    t.deepEqual({...(await again()), realPath: undefined}, {...first, realPath: undefined});
    t.deepEqual(await written(), []);

    const roots = path.join(own.folder, 'nix/var/nix/gcroots/confinement-harness');
    await Promise.all((await readdir(roots)).map(async (name) => rm(path.join(roots, name))));
    t.is((await again()).storePath, first.storePath);
    t.deepEqual(await written(), [steps]);
  } finally {
    await own.remove();
  }
});

for (const [who, victimOf, message] of [
  ['nix-build', (nixBuild: number) => nixBuild, 'nix-build was ended by SIGKILL'],
  ['a builder', (_nixBuild: number, sleep: number) => parentOf(sleep), 'the builder of a-builder was killed'],
] as const) {
  test.serial(`${who} that is killed is no fault of the step`, async (t) => {
    const name = who.replace(' ', '-');
    const building = build('2025', single(4, {}, {slow: nix`pkgs.runCommand ${name} {} "sleep 987"`}));
    building.catch(() => undefined);
    const pids = await waitUntil(
      async () => {
        const sleeping = (pid: number) =>
          descendants(pid).find((each) => commandLine(each).startsWith('sleep 987'));
        const nixBuild = descendants(process.pid).find(
          (pid) => commandLine(pid).includes(store.folder) && sleeping(pid) !== undefined,
        );
        const sleep = nixBuild === undefined ? undefined : sleeping(nixBuild);
        if (nixBuild === undefined || sleep === undefined) {
          throw new NotYet('no builder sleeps');
        }
        return Promise.resolve({nixBuild, sleep});
      },
      {what: 'the builder to run', timeoutMs: 300_000, intervalMs: 50},
    );
    process.kill(victimOf(pids.nixBuild, pids.sleep), 'SIGKILL');
    const error = await t.throwsAsync(building, {instanceOf: MachineryError});
    t.is(error.message, `The units could not be built: ${message}`);
    // What is left lies where the next run that has the cache to itself takes it away.
    t.deepEqual(
      (await readdir(tmpdir())).filter((each) => each.startsWith(`nix-build-${name}.drv`)),
      [],
    );
  });
}
