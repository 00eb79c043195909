import {nix} from '../../vm/units/nix.ts';
import {defineStep} from '../kit/define-step.ts';

export default defineStep({
  description: 'a directive that systemd does not know is told, and no unit of ours has one',
  reference: 'nixpkgs PR 311181',
  reproduces: {
    where: () => false,
    with: 'Unknown key',
    broke: 'BindPathsReadOnly= is no directive, and its paths were not bound, without a word',
    since: 'May 2024',
    hit: 'public-inbox',
  },
  services: () => ({
    mistaken: {
      serviceConfig: {Type: 'oneshot', ExecStart: nix`"\${pkgs.coreutils}/bin/true"`},
      shipped: '[Service]\nBindPathsReadOnly=/etc\n',
    },
  }),
  async test({outside, unit}) {
    const told = (name: string) => `systemd-analyze verify ${name} 2>&1 | grep 'Unknown key'`;
    await outside.succeed(told(unit('mistaken')));
    await outside.fail(told('test54@.service'));
  },
});
