import {nix} from '../../vm/units/nix.ts';
import {defineStep} from '../kit/define-step.ts';

export default defineStep({
  description: 'check if we can set /bin/sh to something different',
  service: () => ({confinement: {binSh: nix`"\${pkgs.hello}/bin/hello"`}}),
  async test({confined}) {
    await confined.succeed('test -e /bin/sh');
    await confined.prints('/bin/sh -g foo', 'foo');
  },
});
