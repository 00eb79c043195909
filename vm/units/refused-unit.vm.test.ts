import test from 'ava';
import {UsageError} from '../../harness/errors/usage-error.ts';
import {buildUnits} from './build-units.ts';
import type {ModuleSource} from '../modules/module-source.ts';
import {nix} from './nix.ts';
import type {StepService} from './step-service.ts';
import {nixpkgsCheckout} from './testing/nixpkgs-checkout.ts';
import {testRootfs} from './testing/rootfs.ts';
import {temporaryStore} from './testing/temporary-store.ts';

const store = await temporaryStore();
test.after.always('remove the store', async () => store.remove());

// What our model says, and what Nix and nixpkgs say. An option that there is not never gets to them, see
// validate-step-unit.test.ts.
const refused: readonly [name: string, service: StepService, model: RegExp, real: RegExp][] = [
  [
    'RootDirectoryStartOnly',
    {serviceConfig: {RootDirectoryStartOnly: true}},
    /serviceConfig\.RootDirectoryStartOnly = true does not go with confinement/,
    /'RootDirectoryStartOnly' for service .* is enabled in conjunction with 'confinement\.enable'/,
  ],
  [
    'a second RootDirectory',
    {serviceConfig: {RootDirectory: '/srv'}},
    /serviceConfig\.RootDirectory has conflicting definitions: .* and "\/srv"/,
    /serviceConfig\.RootDirectory' has conflicting definition values/,
  ],
  [
    'a PrivateTmp that is text',
    {serviceConfig: {PrivateTmp: 'disconnected'}},
    /PrivateTmp .* true or false/,
    /(?:is a string while a Boolean was expected|expected a Boolean but found a string).* \(serviceConfig\.PrivateTmp\)$/,
  ],
  [
    'a mode that there is not',
    {confinement: {mode: nix`"chroot"`}},
    /full-apivfs or chroot-only/,
    /confinement\.mode' is not of type `one of "full-apivfs", "chroot-only"'/,
  ],
];

for (const [name, service, model, real] of refused) {
  for (const module of ['2025', 'nixpkgs'] as const) {
    test(`${name} is refused by ${module}, and the step is named`, async (t) => {
      const nixpkgs = module === 'nixpkgs' ? nixpkgsCheckout(t, 'to compare with') : '';
      if (nixpkgs === undefined) {
        return;
      }
      const choice: ModuleSource = module === 'nixpkgs' ? {nixpkgs} : module;
      const steps = [{number: 4, description: 'refused', store: {}, service}];
      const error = await t.throwsAsync(
        buildUnits({rootfs: await testRootfs(), store: store.folder, module: choice, steps}),
        {instanceOf: UsageError},
      );
      t.regex(error.message, /^step 4: [^\n]*$/);
      t.regex(error.message, module === 'nixpkgs' ? real : model);
    });
  }
}
