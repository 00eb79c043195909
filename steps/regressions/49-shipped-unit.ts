import {nix} from '../../vm/units/nix.ts';
import {defineStep} from '../kit/define-step.ts';

export default defineStep({
  description: 'a unit that a package ships is confined, and its own settings stay',
  reference: ['nixpkgs#157787', 'nixpkgs PR 157840'],
  reproduces: {
    where: () => false,
    with: 'File exists',
    broke: 'the package and the module both brought the unit file, and no system was built',
    since: 'February 2022',
    hit: 'confined services whose package has a unit file, such as mpd',
  },
  services: () => ({
    shipped: {
      confinement: {mode: 'chroot-only'},
      serviceConfig: {
        Type: 'oneshot',
        StateDirectory: 'test49',
        ExecStart: nix`"\${pkgs.bash}/bin/bash -c 'kill -9 $$$$ 2> /var/lib/test49/said; :'"`,
      },
      shipped: '[Service]\nSystemCallFilter=~kill\nSystemCallErrorNumber=ELOOP\n',
    },
  }),
  refused: {2019: 'File exists'},
  async test({machine, outside, unit, t}) {
    await machine.startJob(unit('shipped'));
    await outside.succeed("grep 'Too many levels of symbolic links' /var/lib/test49/said");
    const dropIns = await machine.unitProperty(unit('shipped'), 'DropInPaths');
    t.deepEqual(
      dropIns.split(' ').map((path) => path.replace(/^.*\//, '')),
      ['confinement.conf', 'overrides.conf'],
    );
  },
});
