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
  complaints: ["test54-mistaken.service:2: BindPathsReadOnly=/etc\n  Unknown key 'BindPathsReadOnly'"],
  services: () => ({
    mistaken: {
      serviceConfig: {Type: 'oneshot', ExecStart: nix`"\${pkgs.coreutils}/bin/true"`},
      shipped: '[Service]\nBindPathsReadOnly=/etc\n',
    },
  }),
  async test({outside, unit, t}) {
    const mistaken = unit('mistaken');
    const told = await outside.read(
      `systemd-analyze verify ${mistaken} test54@.service 2>&1 | grep 'Unknown key'`,
    );
    t.deepEqual(
      told.split('\n').filter((line) => !line.includes(mistaken)),
      [],
    );
  },
});
