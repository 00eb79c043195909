import {nix} from '../../vm/units/nix.ts';
import {defineStep} from '../kit/define-step.ts';

export default defineStep({
  description: 'the program of each Exec option is there in the root',
  reference: 'nixpkgs PR 289593',
  // Each is run by one option alone, which alone brings it into the root.
  store: {
    pre: nix`pkgs.writeScript "pre" "#!\${pkgs.bash}/bin/bash\necho pre >> /var/lib/test63/said\n"`,
    start: nix`pkgs.writeScript "start" "#!\${pkgs.bash}/bin/bash\necho start >> /var/lib/test63/said\n"`,
    post: nix`pkgs.writeScript "post" "#!\${pkgs.bash}/bin/bash\necho post >> /var/lib/test63/said\n"`,
    reload: nix`pkgs.writeScript "reload" "#!\${pkgs.bash}/bin/bash\necho reload >> /var/lib/test63/said\n"`,
    stop: nix`pkgs.writeScript "stop" "#!\${pkgs.bash}/bin/bash\necho stop >> /var/lib/test63/said\n"`,
    stopped: nix`pkgs.writeScript "stopped" "#!\${pkgs.bash}/bin/bash\necho stopped >> /var/lib/test63/said\n"`,
  },
  services: ({pre, start, post, reload, stop, stopped}) => ({
    each: {
      confinement: {mode: 'chroot-only'},
      serviceConfig: {
        Type: 'oneshot',
        RemainAfterExit: true,
        StateDirectory: 'test63',
        ExecStartPre: nix`"\${${pre}}"`,
        ExecStart: nix`"\${${start}}"`,
        ExecStartPost: nix`"\${${post}}"`,
        ExecReload: nix`"\${${reload}}"`,
        ExecStop: nix`"\${${stop}}"`,
        ExecStopPost: nix`"\${${stopped}}"`,
      },
    },
  }),
  async test({outside, machine, unit}) {
    await outside.succeed('rm -f /var/lib/test63/said');
    await machine.startJob(unit('each'));
    await machine.systemctl('reload', unit('each'));
    await machine.stopJob(unit('each'));
    await outside.prints('cat /var/lib/test63/said', 'pre\nstart\npost\nreload\nstop\nstopped');
  },
});
