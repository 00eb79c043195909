import type {Machine} from '../../../../harness/machine/machine.ts';
import {SshConnection} from '../../../../harness/ssh/ssh-connection.ts';

/** Milliseconds for all of it, before the machine's factor. */
const warmUpMs = 10_000;

/** Its units, by which the journal tells it from what is proved. */
const unit = 'restored-ahead';

/**
 * Has a restored guest do what it does for a step: a login, and commands in a confined service, none of which stays. QEMU keeps
 * what it translates of a guest's code as long as it runs, so that a step's first command takes little longer than the others.
 * Nothing is asserted.
 *
 * @throws the signal's reason when that aborts.
 */
export const warmUp = async (machine: Machine, signal: AbortSignal): Promise<void> => {
  const timeoutMs = warmUpMs * machine.timeoutFactor;
  const login = await SshConnection.connect(machine.ssh.target, {timeoutMs, signal});
  await login[Symbol.asyncDispose]();
  await machine.execute(
    `
      nc -NU /nowhere < /dev/null
      for command in 'id -u' 'ls /'; do
        printf '%s\\n' "$command" | systemd-run --quiet --collect --wait --pipe --unit=${unit} \\
          --property=RuntimeDirectory=${unit} --property=RootDirectory=/run/${unit} \\
          --property=PrivateMounts=yes --property=ReadOnlyPaths=+/ --property=InaccessiblePaths=-+/tmp \\
          --property='BindReadOnlyPaths=/usr /lib /lib64' /usr/bin/bash
      done
    `,
    {timeoutMs, signal},
  );
};
