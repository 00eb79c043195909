import type {Machine} from '../../harness/machine/machine.ts';
import {parseKnowledge} from './parse-knowledge.ts';
import type {SystemdKnowledge} from './systemd-knowledge.ts';

/** What a guest's systemd says that it knows: by programs that come with it, which tell what they were built with. */
export const askSystemd = async (machine: Machine): Promise<SystemdKnowledge> =>
  parseKnowledge(
    await machine.succeed(
      [
        'systemctl --version | head -n 1',
        'echo =directives',
        // Debian has it in /usr/lib, with /lib a link to there; NixOS names it by its store path.
        '"$(readlink -f /proc/1/exe)" --dump-configuration-items',
        'echo =statuses',
        'systemd-analyze --no-pager exit-status',
        'echo =groups',
        'systemd-analyze --no-pager syscall-filter 2>/dev/null',
      ].join('; '),
    ),
  );
