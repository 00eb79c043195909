import {defineStep, nix, type NixExpression, type StepDefinition} from '../index.ts';
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

// @ts-expect-error -- a step without a test proves nothing
defineStep({description: 'no test'});

defineStep({
  description: 'an option that there is not',
  // @ts-expect-error -- it is called mode
  service: () => ({confinement: {mod: 'full-apivfs'}}),
  test: async () => Promise.resolve(),
});
