import {nix} from '../../vm/units/nix.ts';
import {defineStep} from '../kit/define-step.ts';

export default defineStep({
  description: 'check if all unit dependencies are included',
  store: {foobar: nix`pkgs.writeText "foobar" "eek\n"`},
  service: ({foobar}) => ({environment: {FOOBAR: foobar}, confinement: {fullUnit: true}}),
  async test({confined}) {
    await confined.prints('cat "$FOOBAR"', 'eek');
  },
});
