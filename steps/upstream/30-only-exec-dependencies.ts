import {nix} from '../../vm/units/nix.ts';
import {defineStep} from '../kit/define-step.ts';

export default defineStep({
  description: 'only dependencies of Exec* are included',
  reference: 'nixpkgs PR 289593',
  store: {foobar: nix`pkgs.writeText "foobar" "eek"`},
  service: ({foobar}) => ({environment: {FOOBAR: foobar}}),
  async test({confined, store}) {
    await confined.fail(`test "$FOOBAR" = ${store.foobar} && cat "$FOOBAR"`, 'ENOENT');
  },
});
