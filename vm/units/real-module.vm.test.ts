import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import test from 'ava';
import {buildUnits} from './build-units.ts';
import type {ModuleSource} from '../modules/module-source.ts';
import {nix} from './nix.ts';
import {readUnits, type StepUnits} from './read-units.ts';
import type {StepService} from './step-service.ts';
import type {StepUnit} from './step-unit.ts';
import {alteredCheckout} from './testing/altered-checkout.ts';
import {nixpkgsCheckout} from './testing/nixpkgs-checkout.ts';
import {testRootfs} from './testing/rootfs.ts';
import {seedSteps} from './testing/seed-steps.ts';
import {temporaryStore} from './testing/temporary-store.ts';

// What the seed's steps do not touch: merging of lists, priorities, quoting.
const more: readonly StepService[] = [
  {
    serviceConfig: {
      BindReadOnlyPaths: ['/b', '/a', nix`pkgs.hello`],
      ExecStartPre: ['+/bin/true', nix`"\${pkgs.hello}/bin/hello -g x"`],
      InaccessiblePaths: ['/x', '-/y'],
      Nice: -5,
      PrivateTmp: false,
      ReadOnlyPaths: '/z',
      RestartSec: '5min',
      RuntimeDirectory: ['a', 'b'],
      SystemCallFilter: [],
      UMask: '',
    },
  },
  {
    confinement: {
      mode: 'chroot-only',
      packages: ['/etc/hosts', nix`"\${pkgs.gnused}/bin/sed"`],
      binSh: nix`"\${pkgs.hello}/bin/../bin/hello"`,
    },
    serviceConfig: {
      PrivateTmp: true,
      DynamicUser: true,
      ProtectSystem: 'strict',
      MountAPIVFS: nix`lib.mkForce true`,
    },
    unitConfig: {After: ['a.service', 'b.service'], ConditionPathExists: '/etc', StartLimitBurst: 3},
  },
  {
    confinement: {fullUnit: true, binSh: nix`pkgs.hello`},
    environment: {
      A: String.raw`back\slash "quotes" $dollar %percent`,
      B: 'two\nlines\tand ä',
      C: null,
      PATH: nix`lib.mkForce (lib.makeBinPath [ pkgs.hello ])`,
    },
    serviceConfig: {RootDirectory: nix`lib.mkForce "/srv"`, Environment: ['X=1', 'Y=2']},
    path: [nix`pkgs.hello`],
  },
  {
    confinement: {packages: nix`lib.mkForce [ pkgs.gnugrep ]`, mode: nix`lib.mkDefault "chroot-only"`},
    environment: {PATH: null},
    path: nix`lib.mkForce [ ]`,
  },
];
const further: StepUnit = {
  number: 20,
  description: 'further services',
  store: {},
  service: {
    preStart: 'echo first\necho second',
    preStop: 'true',
    serviceConfig: {ExecStartPre: ['/a', '/b']},
  },
  services: {
    open: {serviceConfig: {ExecStart: nix`"\${pkgs.hello}/bin/hello"`, StandardInput: 'null'}},
    scripts: {
      confinement: {mode: 'chroot-only'},
      preStart: 'echo pre',
      script: 'echo start',
      postStart: nix`"echo \${pkgs.hello}"`,
      reload: 'echo reload',
      postStop: 'echo post',
      serviceConfig: {Type: 'oneshot', ExecStartPre: '/x'},
    },
    'shipped@': {
      confinement: {},
      serviceConfig: {ExecStart: ['', nix`"\${pkgs.hello}/bin/hello"`]},
      shipped: '[Service]\nExecStart=/bin/false\n',
    },
  },
};
const steps: readonly StepUnit[] = [
  ...seedSteps,
  further,
  ...more.map((service, index) => ({number: 21 + index, description: 'more', store: {}, service})),
];

/** All lines in order, but the bind mounts of a closure, which come by hash, sorted. */
const comparable = (files: StepUnits | undefined) =>
  [...(files ?? [])].map(([name, settings]) => {
    const lines = settings.map((setting) => `[${setting.section}] ${setting.name}=${setting.value}`);
    const isClosure = (line: string) =>
      name.endsWith('confinement.conf') && line.includes(' BindReadOnlyPaths=') && !line.endsWith(':/bin/sh');
    return [name, lines.filter((line) => !isClosure(line)), lines.filter(isClosure).sort()];
  });

test("model 2025 makes the units that nixpkgs' own module makes", async (t) => {
  const nixpkgs = nixpkgsCheckout(t, '(of November 2025 or later) to compare with');
  if (nixpkgs === undefined) {
    return;
  }
  const store = await temporaryStore();
  t.teardown(store.remove);
  const rootfs = await testRootfs();
  const build = async (module: ModuleSource) => {
    const built = await buildUnits({rootfs, store: store.folder, module, steps});
    const users = await readFile(built.realPath(`${built.storePath}/sysusers.conf`), 'utf8');
    return {units: await readUnits(built), users};
  };
  const model = await build('2025');
  const real = await build({nixpkgs});
  t.is(model.users, real.users);
  for (const {number} of steps) {
    t.deepEqual(comparable(model.units.get(number)), comparable(real.units.get(number)), `step ${number}`);
  }
});

test('a checkout is evaluated each time: its module may read a file that only it knows of', async (t) => {
  const nixpkgs = nixpkgsCheckout(t, 'to alter');
  if (nixpkgs === undefined) {
    return;
  }
  const store = await temporaryStore();
  t.teardown(store.remove);
  const checkout = await alteredCheckout(nixpkgs, join(store.folder, 'checkout'));
  const values: (string | undefined)[] = [];
  for (const value of ['one', 'two']) {
    await checkout.writeHelper(`{ systemd.services."test1@".environment.HELPED = "${value}"; }\n`);
    const units = await readUnits(
      await buildUnits({
        rootfs: await testRootfs(),
        store: store.folder,
        module: {nixpkgs: checkout.nixpkgs},
        steps: seedSteps,
      }),
    );
    const settings = [...(units.get(1)?.values() ?? [])].flat();
    values.push(settings.find((setting) => setting.value.includes('HELPED'))?.value);
  }
  t.deepEqual(values, ['"HELPED=one"', '"HELPED=two"']);
});
