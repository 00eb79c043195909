import {randomBytes} from 'node:crypto';
import type {Guest} from '../guest/guest.ts';
import {guestSetup} from '../guest/guest-setup.ts';
import {nixosPrograms} from './host-programs.ts';
import {nixosTraits} from './nixos-traits.ts';
import {parseNixpkgs} from './parse-nixpkgs.ts';

/**
 * A NixOS VM that we build, with the units in it.
 *
 * @param nixpkgs what it is built from: folder of a checkout, or a flake reference; the host's NIX_PATH without it
 */
export const builtGuest = (nixpkgs: string | undefined): Guest => ({
  ...nixosTraits,
  name: 'nixos',
  hostPrograms: nixosPrograms,
  options: {nixpkgs},
  check: async () => {
    if (nixpkgs !== undefined) {
      parseNixpkgs(nixpkgs);
    }
    return Promise.resolve();
  },
  async open(workspace, request) {
    // Loaded when it is opened: to name it, as --help does, takes none of that.
    const {buildVm} = await import('./build-vm.ts');
    const {openScript} = await import('./open-script.ts');
    const {evaluateRefused} = await import('./evaluate-refused.ts');
    const {refusalsOf} = await import('../guest/refusals-of.ts');
    const {acceleration, timeoutFactor} = workspace.options;
    const setup = guestSetup(workspace, 'nixos', request);
    const folder = setup.run.file(`${randomBytes(3).toString('hex')}.nixos`);
    const path = await setup.phase('vm', async () =>
      buildVm({
        folder,
        steps: setup.steps,
        authorizedKey: workspace.key.public,
        ...(nixpkgs === undefined ? {} : {nixpkgs}),
        onProgress: setup.onProgress,
        ...(setup.signal === undefined ? {} : {signal: setup.signal}),
      }),
    );
    const started = await openScript({
      ...setup,
      path,
      accelerationChoice: acceleration,
      ...(timeoutFactor === undefined ? {} : {timeoutFactor}),
    });
    const refusals = refusalsOf(setup, started.units.steps, async (step) =>
      evaluateRefused({
        folder: `${folder}.refused`,
        step,
        nixpkgs: nixpkgs === undefined ? undefined : parseNixpkgs(nixpkgs),
        ...(setup.signal === undefined ? {} : {signal: setup.signal}),
      }),
    );
    return {...started, units: {...started.units, refusals}};
  },
});
