import test from 'ava';
import {UsageError} from '../../harness/errors/usage-error.ts';
import {knownSystemds} from '../systemd/known-systemds.ts';
import {furtherDirectives} from './further-directives.ts';
import {nix} from './nix.ts';
import {reservedDirectives} from './reserved-directives.ts';
import {serviceDirectives} from './service-directives.ts';
import type {StepService} from './step-service.ts';
import type {StepUnit} from './step-unit.ts';
import {seedSteps} from './testing/seed-steps.ts';
import {unitDirectives} from './unit-directives.ts';
import {validateStepUnit} from './validate-step-unit.ts';

const step = (changes: object): StepUnit => ({
  number: 5,
  description: 'a step',
  store: {},
  service: {},
  ...changes,
});

test('the seed and all kinds of values are fine', (t) => {
  for (const seed of seedSteps) {
    t.notThrows(() => validateStepUnit(seed));
  }
  const service: StepService = {
    confinement: {
      fullUnit: true,
      packages: ['/etc', nix`pkgs.hello`],
      binSh: '/bin/dash',
      mode: 'chroot-only',
    },
    serviceConfig: {
      PrivateTmp: 'disconnected',
      ProtectSystem: 'strict',
      Type: 'oneshot',
      RestartSec: 5,
      MemoryMax: '64M',
      ReadOnlyPaths: ['/a', nix`pkgs.hello`],
      RootDirectory: nix`lib.mkForce "/srv"`,
      User: '',
      SocketBindAllow: ['tcp:80', nix`"udp:53"`],
      SocketBindDeny: 'any',
      RestrictNetworkInterfaces: 'lo',
      AllowedCPUs: '0-1',
      LimitRTPRIO: 5,
      StartLimitBurst: 3,
      OpenFile: '/etc/passwd:passwd:read-only',
      ExtensionImages: [nix`"\${pkgs.hello}"`],
      PermissionsStartOnly: true,
    },
    environment: {A: 'two\nlines', B: null},
    path: [nix`pkgs.hello`],
    unitConfig: {After: ['a.service']},
  };
  t.notThrows(() => validateStepUnit(step({service})));
});

for (const [service, message] of [
  [
    {script: ''},
    'step 5: script is unknown; known are confinement, serviceConfig, environment, path, unitConfig, preStart, postStart, reload, preStop, postStop',
  ],
  [
    {confinement: {binSH: null}},
    'step 5: confinement.binSH is unknown; did you mean binSh? known are fullUnit, packages, binSh, mode',
  ],
  [
    {serviceConfig: {PrivateTpm: true}},
    'step 5: serviceConfig.PrivateTpm is unknown; did you mean PrivateTmp? known are the [Service] directives of systemd.directives(7), up to systemd 262',
  ],
  [
    {serviceConfig: {constructor: true}},
    'step 5: serviceConfig.constructor is unknown; known are the [Service] directives of systemd.directives(7), up to systemd 262',
  ],
  [{confinement: {enable: true}}, 'step 5: confinement.enable cannot be set: every step is confined'],
  [
    {serviceConfig: {ExecStart: '/bin/true'}},
    'step 5: serviceConfig.ExecStart cannot be set: it is the shell that runs the commands of the test',
  ],
  [
    {confinement: {mode: 'full'}},
    'step 5: confinement.mode must be one of full-apivfs, chroot-only, not "full"',
  ],
  [{confinement: {binSh: 'sh'}}, 'step 5: confinement.binSh must be null or an absolute path, not "sh"'],
  [
    {confinement: {packages: ['a', 1]}},
    'step 5: confinement.packages must be a list of Nix expressions and strings, not ["a",1]',
  ],
  [
    {serviceConfig: {StandardInputText: 'x'}},
    'step 5: serviceConfig.StandardInputText cannot be set: it is the connection of the test',
  ],
  [
    {unitConfig: {Description: 'x'}},
    'step 5: unitConfig.Description cannot be set: it names the step; set the description of the step',
  ],
  [
    {unitConfig: {ConditionPathExist: '/x'}},
    'step 5: unitConfig.ConditionPathExist is unknown; did you mean ConditionPathExists? known are the [Unit] directives of systemd.directives(7), up to systemd 262',
  ],
  [
    {serviceConfig: {SocketBindAllow: {tcp: 80}}},
    'step 5: serviceConfig.SocketBindAllow must be true, false, an integer, a string of one line or a list of such strings, not {"tcp":80}',
  ],
  [
    {serviceConfig: {SocketBindDeny: 'any\nUser=root'}},
    String.raw`step 5: serviceConfig.SocketBindDeny must be true, false, an integer, a string of one line or a list of such strings, not "any\nUser=root"`,
  ],
  [
    {serviceConfig: {PrivateUsers: 'yes'}},
    'step 5: serviceConfig.PrivateUsers must be true, false or one of self, identity, full, managed, not "yes"',
  ],
  [
    {serviceConfig: {DynamicUser: 'yes'}},
    'step 5: serviceConfig.DynamicUser must be true or false, not "yes"',
  ],
  [{serviceConfig: {Nice: 0.5}}, 'step 5: serviceConfig.Nice must be an integer, not 0.5'],
  [
    {serviceConfig: {User: 'a\nb'}},
    String.raw`step 5: serviceConfig.User must be a string of one line, not "a\nb"`,
  ],
  [{serviceConfig: {User: null}}, 'step 5: serviceConfig.User must be a string of one line, not null'],
  [{serviceConfig: []}, 'step 5: serviceConfig must be an object, not []'],
  [{environment: {X: 1}}, 'step 5: environment.X must be a string, a Nix expression or null, not 1'],
  [
    {environment: {'a-b': ''}},
    'step 5: environment has the name "a-b"; a variable\'s name is letters, digits and _, and starts with no digit',
  ],
] as const) {
  test(`refused: ${JSON.stringify(service)}`, (t) => {
    t.throws(() => validateStepUnit(step({service})), {instanceOf: UsageError, message});
  });
}

for (const {systemd, directives} of knownSystemds) {
  test(`a step may set all that systemd ${systemd} knows, but for what belongs to the harness`, (t) => {
    // An expression may stand for a value of any kind.
    const value = nix`"x"`;
    const refused = (section: 'serviceConfig' | 'unitConfig', names: readonly string[]): string[] =>
      names.filter((name) => {
        try {
          validateStepUnit(step({service: {[section]: {[name]: value}}}));
          return false;
        } catch (error) {
          t.regex(String(error), / cannot be set: /);
          return true;
        }
      });
    t.deepEqual(refused('serviceConfig', directives.Service).sort(), Object.keys(reservedDirectives.Service));
    t.deepEqual(refused('unitConfig', directives.Unit), Object.keys(reservedDirectives.Unit));
    t.notThrows(() =>
      validateStepUnit(
        step({
          services: {
            all: {serviceConfig: Object.fromEntries(directives.Service.map((name) => [name, value]))},
          },
        }),
      ),
    );
  });
}

test('the tables of values have no directive that no systemd knows', (t) => {
  const known = (section: 'Service' | 'Unit') =>
    new Set(knownSystemds.flatMap(({directives}) => directives[section]));
  const unknown = (table: object, names: ReadonlySet<string>) =>
    Object.keys(table).filter((name) => !names.has(name));
  t.deepEqual(unknown({...serviceDirectives, ...furtherDirectives}, known('Service')), []);
  t.deepEqual(unknown(unitDirectives, known('Unit')), []);
  t.deepEqual(Object.keys(furtherDirectives), Object.keys(reservedDirectives.Service));
});

test('the step itself is checked', (t) => {
  for (const [changes, message] of [
    [{number: 0}, /number must be a positive integer, not 0/],
    [{description: ''}, /step 5: description must be a string of one line/],
    [{store: {'a b': nix`1`}}, /step 5: store has the name "a b"/],
    [{store: {a: '/x'}}, /step 5: store\.a must be a Nix expression/],
    [{service: undefined}, /step 5: service must be an object, not undefined/],
  ] as const) {
    t.throws(() => validateStepUnit(step(changes)), {instanceOf: UsageError, message});
  }
});

test('the compiler refuses typos and wrong values', (t) => {
  const wrong: StepService[] = [
    // @ts-expect-error a directive that does not exist
    {serviceConfig: {PrivateTpm: true}},
    // @ts-expect-error a value that does not exist
    {serviceConfig: {ProtectSystem: 'strictly'}},
    // @ts-expect-error a string for a flag
    {serviceConfig: {DynamicUser: 'yes'}},
    // @ts-expect-error an option that does not exist
    {confinement: {binSH: null}},
    // @ts-expect-error a mode that does not exist
    {confinement: {mode: 'full'}},
    // @ts-expect-error a part of a unit that a step may not set
    {script: ''},
  ];
  for (const service of wrong) {
    t.throws(() => validateStepUnit(step({service})), {instanceOf: UsageError});
  }
});
