import {nix} from '../../vm/units/nix.ts';
import {defineStep} from '../kit/define-step.ts';

export default defineStep({
  description: 'a unit file that a package ships still holds',
  reference: ['nixpkgs PR 289593', 'nixpkgs PR 157840'],
  store: {
    // It would not live to say how kill failed, if kill did not fail.
    killed: nix`pkgs.writeScript "killed" ''
      #!\${pkgs.bash}/bin/bash
      said=$(kill -KILL $$ 2>&1)
      [[ $said == *"Too many levels of symbolic links" && ! -e /proc/self ]]
    ''`,
  },
  services: ({killed}) => ({
    shipped: {
      confinement: {mode: 'chroot-only'},
      serviceConfig: {Type: 'oneshot', ExecStart: killed},
      shipped: '[Service]\nSystemCallFilter=~kill\nSystemCallErrorNumber=ELOOP\n',
    },
  }),
  // The module brings a whole unit file of the same name.
  refused: {2019: 'File exists'},
  async test({outside, unit}) {
    await outside.succeed(`systemctl start ${unit('shipped')}`);
  },
});
