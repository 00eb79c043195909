import {nix} from '../../vm/units/nix.ts';
import {defineStep} from '../kit/define-step.ts';

export default defineStep({
  description: 'each program of an Exec list is there in the root',
  reference: ['nixpkgs#96840', 'nixpkgs PR 97303'],
  reproduces: {
    where: () => false,
    with: 'Nix refuses it',
    broke: 'a list in ExecReload= or its like was no "string or package", and no system was built',
    since: 'August 2020, when nginx got such a list',
    hit: 'confined nginx',
  },
  store: {
    first: nix`pkgs.writeScript "first" "#!\${pkgs.bash}/bin/bash\necho first $1 >> /var/lib/test45/said\n"`,
    second: nix`pkgs.writeScript "second" "#!\${pkgs.bash}/bin/bash\necho second $1 >> /var/lib/test45/said\n"`,
  },
  services: ({first, second}) => ({
    lists: {
      confinement: {mode: 'chroot-only'},
      serviceConfig: {
        Type: 'oneshot',
        RemainAfterExit: true,
        StateDirectory: 'test45',
        ExecStartPre: [nix`"\${${first}} pre"`, nix`"\${${second}} pre"`],
        ExecStart: [nix`"\${${first}} start"`, nix`"\${${second}} start"`],
        ExecReload: [nix`"\${${first}} reload"`, nix`"\${${second}} reload"`],
      },
    },
  }),
  refused: {2019: /must be one string or package|is not of type/},
  async test({outside, machine, unit}) {
    await outside.succeed('rm -f /var/lib/test45/said');
    await machine.startJob(unit('lists'));
    await machine.systemctl('reload', unit('lists'));
    await outside.prints(
      'cat /var/lib/test45/said',
      'first pre\nsecond pre\nfirst start\nsecond start\nfirst reload\nsecond reload',
    );
  },
});
