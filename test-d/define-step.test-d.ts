import {defineStep, nix, type NixExpression, type OpenShell, type StepDefinition} from '../index.ts';
import {expectType} from './expect-type.ts';

const step = defineStep({
  description: 'the names of the store are known',
  store: {data: nix`pkgs.hello`},
  service: ({data}) => {
    expectType<NixExpression>()(data);
    return {confinement: {mode: 'full-apivfs', packages: [data]}};
  },
  async test({confined, store, machine}) {
    expectType<string>()(store.data);
    // @ts-expect-error -- a store path that the step does not have
    expectType<string>()(store.other);
    expectType<string>()(await confined.succeed('true'));
    // @ts-expect-error -- an errno that there is not
    await confined.fail('true', 'ENOTHING');
    expectType<string>()(await machine.succeed('true'));
  },
});
expectType<StepDefinition<'data'>>()(step);

defineStep({
  description: 'a known regression',
  reference: ['nixpkgs#1'],
  applies: ({module, kernel}) => module !== 'own' || `not with ${kernel}`,
  reproduces: {where: ({generation}) => generation === '2024' && 'in 2024', with: /gone/, broke: 'all'},
  test: async () => Promise.resolve(),
});

// @ts-expect-error -- why it does not apply has to be said
defineStep({description: 'no reason', applies: () => false, test: async () => Promise.resolve()});

defineStep({
  description: 'a regression that any failure would do for',
  // @ts-expect-error -- what it fails with has to be said
  reproduces: {where: () => true, broke: 'all'},
  test: async () => Promise.resolve(),
});

defineStep({
  description: 'the names of the further services are known',
  store: {program: nix`pkgs.hello`},
  services: ({program}) => ({
    once: {
      confinement: {},
      serviceConfig: {Type: 'oneshot', ExecStart: [nix`"\${${program}}/bin/hello"`], StandardInput: 'null'},
      script: 'true',
    },
    'many@': {shipped: '[Service]\nExecStart=/bin/true\n'},
  }),
  async test({confined, unit, store}) {
    expectType<string>()(unit('once'));
    expectType<string>()(unit('many@', 'a'));
    // @ts-expect-error -- a service that the step does not have
    unit('other');
    expectType<string>()(store.program);
    await using instance: OpenShell = await confined.open({timeoutMs: 1000});
    expectType<string>()(instance.unit);
    expectType<string>()(await instance.succeed('true'));
  },
});

defineStep({
  description: 'ExecStart of the step itself belongs to the harness',
  // @ts-expect-error -- it is for a further service
  service: () => ({serviceConfig: {ExecStart: '/bin/true'}}),
  test: async () => Promise.resolve(),
});

defineStep({
  description: 'each directive that some systemd knows',
  service: () => ({
    serviceConfig: {
      SocketBindAllow: ['tcp:80', nix`"udp:53"`],
      SocketBindDeny: 'any',
      LimitRTPRIO: 5,
      StartLimitBurst: 3,
      OpenFile: '/etc/passwd',
      TTYReset: true,
    },
    unitConfig: {ConditionVirtualization: 'vm', SurviveFinalKillSignal: false},
  }),
  test: async () => Promise.resolve(),
});

defineStep({
  description: 'a value that a directive never has',
  // @ts-expect-error -- it is true or false
  service: () => ({serviceConfig: {TTYReset: 'often'}}),
  test: async () => Promise.resolve(),
});

defineStep({
  description: 'a value that systemd has none of',
  // @ts-expect-error -- a list of texts, and not an object
  service: () => ({serviceConfig: {SocketBindAllow: {tcp: 80}}}),
  test: async () => Promise.resolve(),
});

defineStep({
  description: 'Description of the step itself belongs to the harness',
  // @ts-expect-error -- it names the step
  service: () => ({unitConfig: {Description: 'x'}}),
  test: async () => Promise.resolve(),
});

defineStep({
  description: 'a directive that there is not, in a further service',
  // @ts-expect-error -- it is called PrivateTmp
  services: () => ({once: {serviceConfig: {PrivateTpm: true}}}),
  test: async () => Promise.resolve(),
});

// A step that is refused by each generation needs no test; one that is by some of them does.
defineStep({description: 'refused', refused: /RootDirectory/});
defineStep({
  description: 'once refused',
  refused: {2019: 'DynamicUser'},
  test: async () => Promise.resolve(),
});
// @ts-expect-error -- there is nothing to prove with the later ones
defineStep({description: 'once refused', refused: {2019: 'DynamicUser'}});

// @ts-expect-error -- a step without a test proves nothing
defineStep({description: 'no test'});

defineStep({
  description: 'an option that there is not',
  // @ts-expect-error -- it is called mode
  service: () => ({confinement: {mod: 'full-apivfs'}}),
  test: async () => Promise.resolve(),
});
