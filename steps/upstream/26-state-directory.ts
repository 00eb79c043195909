import {nix} from '../../vm/units/nix.ts';
import {defineStep} from '../kit/define-step.ts';

export default defineStep({
  description: 'StateDirectory outlives a restart, and the private /tmp does not',
  reference: 'nixpkgs PR 289593',
  // systemd 252 does not know it, and restarts the service all the same.
  complaints: ({systemd}) => (systemd < 254 ? ["Unknown key 'RestartMode'"] : []),
  store: {
    // Fails the first time, so that it is started again.
    program: nix`pkgs.writeScript "program" ''
      #!\${pkgs.bash}/bin/bash
      if [[ -e /tmp/canary ]]; then
        echo 'the canary lives' > "$STATE_DIRECTORY/state"
        exit
      fi
      : > /tmp/canary
      if [[ -e $STATE_DIRECTORY/state ]]; then
        [[ $(< "$STATE_DIRECTORY/state") == once ]] && echo twice > "$STATE_DIRECTORY/state"
        exit
      fi
      echo once > "$STATE_DIRECTORY/state"
      exit 1
    ''`,
  },
  services: ({program}) => ({
    restarted: {
      confinement: {},
      serviceConfig: {
        Type: 'oneshot',
        RemainAfterExit: true,
        User: 'chroot-testuser',
        Group: 'chroot-testgroup',
        StateDirectory: 'test26-restarted',
        Restart: 'on-failure',
        RestartMode: 'direct',
        RestartSec: 0,
        ExecStart: program,
      },
    },
  }),
  async test({machine, outside, unit}) {
    const name = unit('restarted');
    await outside.read(`rm -f /var/lib/test26-restarted/state && systemctl start --no-block ${name}`);
    await machine.waitForUnit(name);
    await outside.prints(
      `systemctl show --property=NRestarts ${name}; cat /var/lib/test26-restarted/state`,
      'NRestarts=1\ntwice',
    );
  },
});
