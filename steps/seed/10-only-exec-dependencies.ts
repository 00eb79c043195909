import {nix} from '../../vm/units/nix.ts';
import {defineStep} from '../kit/define-step.ts';

export default defineStep({
  description: 'check if only Exec* dependencies are included',
  store: {foobar: nix`pkgs.writeText "foobar" "eek\n"`},
  service: ({foobar}) => ({environment: {FOOBAR: foobar}}),
  async test({confined, store}) {
    // The variable is there, only the file that it names is not.
    await confined.prints('echo "$FOOBAR"', store.foobar);
    await confined.fail('cat "$FOOBAR"', 'ENOENT');
  },
});
