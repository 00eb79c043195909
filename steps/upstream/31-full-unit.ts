import {nix} from '../../vm/units/nix.ts';
import {defineStep} from '../kit/define-step.ts';

export default defineStep({
  description: 'fullUnit includes all dependencies of the unit',
  reference: 'nixpkgs PR 289593',
  store: {foobar: nix`pkgs.writeText "foobar" "eek"`},
  service: ({foobar}) => ({environment: {FOOBAR: foobar}, confinement: {fullUnit: true}}),
  async test({confined}) {
    await confined.prints('cat "$FOOBAR"', 'eek');
  },
});
