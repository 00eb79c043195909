import type {Machine} from '../../../harness/machine/machine.ts';

/** What an inspection might leave on a machine, as a text. */
export const listing = async (machine: Machine): Promise<string> =>
  machine.succeed(
    [
      "stat -c '%A %u %g %n' /run/* /run/systemd/system /var/lib/* /var/cache/* /var/log/* /etc /srv",
      'ls -A /run /run/systemd/system /var/lib /var/lib/private /var/cache /var/log /etc /srv /tmp /var/tmp',
      "grep confinement /proc/self/mounts; systemctl list-units --all --plain --no-legend 'confinement*'",
    ].join('; '),
  );
