import {nix} from '../../vm/units/nix.ts';
import {defineStep} from '../kit/define-step.ts';

export default defineStep({
  description: '/bin/sh can be another program',
  reference: 'nixpkgs PR 289593',
  service: () => ({confinement: {binSh: nix`"\${pkgs.hello}/bin/hello"`}}),
  async test({confined}) {
    await confined.prints('/bin/sh -g foo', 'foo');
  },
});
