import test from 'ava';
import {expectedFailure} from './expected-failure.ts';
import type {StepFacts} from './step-facts.ts';

const facts: StepFacts = {
  guest: 'debian:trixie',
  module: '2024',
  systemd: 257,
  kernel: '6.12.57+deb13-cloud-amd64',
  generation: '2024',
};

const regression = (where: boolean | string) => ({where: () => where, with: 'x', broke: 'y'});

test('a step is expected to fail where its regression is, in its words when it has some', (t) => {
  t.is(expectedFailure({}, facts), undefined);
  t.is(expectedFailure({reproduces: regression(false)}, facts), undefined);
  t.is(expectedFailure({reproduces: regression('')}, facts), undefined);
  const everywhere = regression(true);
  t.deepEqual(expectedFailure({reproduces: everywhere}, facts), {regression: everywhere});
  const somewhere = regression('in 2024');
  t.deepEqual(expectedFailure({reproduces: somewhere}, facts), {regression: somewhere, where: 'in 2024'});
});

test('it is asked with the facts of the guest', (t) => {
  const reproduces = {...regression(true), where: ({generation}: StepFacts) => generation === '2024'};
  t.not(expectedFailure({reproduces}, facts), undefined);
  t.is(expectedFailure({reproduces}, {...facts, generation: '2025'}), undefined);
});
