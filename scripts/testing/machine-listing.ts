import type {Machine} from '../../harness/machine/machine.ts';

/** Lists all that a machine has: files with their modes, owners, targets and contents, mounts, units and users. */
const script = `
set -f
cd /
# Else the news of a processor that has just come in counts as a change.
udevadm settle --timeout=60
# What any login and any process writes: the journal, the sessions, the kernel's own files; and what PID 1 keeps once it
# has had a DynamicUser=, has read its units, or has given a service a /tmp of its own.
find / /run -xdev \\( -path /proc -o -path /sys -o -path /dev -o -path /run/log -o -path /run/user -o -path /var/log \\
  -o -path /run/systemd/sessions -o -path /run/systemd/users -o -path /run/systemd/units -o -path /run/systemd/journal \\
  -o -path /run/systemd/transient -o -path /run/systemd/dynamic-uid -o -path /run/systemd/systemd-units-load \\
  -o -path /run/systemd/unit-private-tmp -o -path /run/utmp -o -path /var/lib/systemd \\) -prune \\
  -o -path '/run/*' -type d -printf '%p %M %U:%G\\n' -o -printf '%p %M %U:%G %s %T@ %l\\n' |
  sed '/^\\(\\/\\|\\/[^ ]*\\) d/ s/ [0-9]* [0-9.]* *$//' | sort -u
find /etc /root /var/lib /run/systemd/system -xdev -type f -exec sha256sum {} + | sort
sort /proc/mounts
systemctl list-units --all --plain --no-legend --no-pager | sed 's/  */ /g' | grep -v '^\\(session-\\|user\\|run-user\\)' | sort
# Under load it may take longer than the bus waits, and what it could not tell is no list.
files=$(SYSTEMD_BUS_TIMEOUT=300 systemctl list-unit-files --no-legend --no-pager) || exit
printf '%s\\n' "$files" | sed 's/  */ /g' | sort
`;

export const machineListing = async (machine: Machine): Promise<string[]> =>
  (await machine.succeed(script)).split('\n');
