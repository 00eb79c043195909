import {randomBytes} from 'node:crypto';
import type {Guest} from '../guest/guest.ts';
import {guestSetup} from '../guest/guest-setup.ts';
import {nixosPrograms} from './host-programs.ts';
import {nixosTraits} from './nixos-traits.ts';
import {parseNixpkgs} from './build/parse-nixpkgs.ts';

/**
 * A NixOS VM that we build, with the units in it.
 *
 * @param name as the user wrote it
 * @param nixpkgs what it is built from: folder of a checkout, or a flake reference; the host's NIX_PATH without it
 */
export const builtGuest = (name: string, nixpkgs: string | undefined): Guest => ({
  ...nixosTraits,
  name,
  hostPrograms: nixosPrograms,
  // Of another name, that says it.
  options: name === 'nixos' ? {nixpkgs} : {},
  check: async () => {
    if (nixpkgs !== undefined) {
      parseNixpkgs(nixpkgs, name === 'nixos' ? undefined : `--guest ${name}`);
    }
    return Promise.resolve();
  },
  openBare: async (workspace, request) => {
    const {openBareScript} = await import('./open/open-bare-script.ts');
    const {buildScript} = await import('./open/build-script.ts');
    const {openBareSaved} = await import('./open/open-bare-saved.ts');
    const setup = guestSetup(workspace, name, {...request, steps: []});
    return (
      (workspace.options.cold === true ? undefined : await openBareSaved(setup, workspace, nixpkgs)) ??
      (await openBareScript(await buildScript(setup, workspace, nixpkgs), true))
    );
  },
  async open(workspace, request) {
    // Loaded when it is opened: to name it, as --help does, takes none of that.
    const {buildScript} = await import('./open/build-script.ts');
    const {openScript} = await import('./open/open-script.ts');
    const {openSaved} = await import('./open/open-saved.ts');
    const {evaluateRefused} = await import('./build/evaluate-refused.ts');
    const {refusalsOf} = await import('../guest/refusals-of.ts');
    const setup = guestSetup(workspace, name, request);
    const started =
      (workspace.options.cold === true ? undefined : await openSaved(setup, workspace, nixpkgs)) ??
      (await openScript(await buildScript(setup, workspace, nixpkgs), true));
    const refusals = refusalsOf(setup, started.units.steps, async (step) =>
      evaluateRefused({
        folder: setup.run.file(`${randomBytes(3).toString('hex')}.refused`),
        step,
        nixpkgs: nixpkgs === undefined ? undefined : parseNixpkgs(nixpkgs),
        ...(setup.signal === undefined ? {} : {signal: setup.signal}),
      }),
    );
    return {...started, units: {...started.units, refusals}};
  },
});
