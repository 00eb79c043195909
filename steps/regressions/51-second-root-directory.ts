import {defineStep} from '../kit/define-step.ts';

export default defineStep({
  description: 'a second RootDirectory= is refused',
  reference: 'nixpkgs PR 289593',
  reproduces: {
    where: () => false,
    with: 'the units are built',
    broke: 'a root of its own that a service had was replaced, or replaced ours, without a word',
    since: 'May 2024, in the review of the new module',
    hit: 'services that make a root of their own, such as tor and transmission',
  },
  service: () => ({serviceConfig: {RootDirectory: '/srv'}}),
  refused: /RootDirectory['"]?\s+has conflicting definition/,
});
