import {nix} from '../../vm/units/nix.ts';
import {defineStep} from '../kit/define-step.ts';

export default defineStep({
  description: 'preStart finds the programs of its PATH',
  reference: 'nixpkgs#111723',
  reproduces: {
    where: () => 'every generation',
    with: '| 127',
    broke:
      'programs of PATH are no part of the root: a bare command in a script ends with the exit status 127',
    since: 'March 2019',
    hit: 'confined services whose module has a preStart of its own',
  },
  services: () => ({
    named: {
      confinement: {mode: 'chroot-only', packages: [nix`pkgs.coreutils`]},
      preStart: 'ln -sf target /var/lib/test46/named',
      script: ':',
      serviceConfig: {Type: 'oneshot', StateDirectory: 'test46'},
    },
    bare: {
      confinement: {mode: 'chroot-only'},
      preStart: 'ln -sf target /var/lib/test46/bare && true; echo "$?" > /var/lib/test46/ended',
      script: ':',
      serviceConfig: {Type: 'oneshot', StateDirectory: 'test46'},
    },
  }),
  async test({outside, machine, unit}) {
    await machine.startJob(unit('named'));
    await outside.prints('readlink /var/lib/test46/named', 'target');
    await machine.startJob(unit('bare'));
    await outside.prints('cat /var/lib/test46/ended', '0');
  },
});
