import {MachineryError} from '../../../harness/errors/machinery-error.ts';
import type {Machine} from '../../../harness/machine/machine.ts';

/**
 * What a machine that runs already must have whatever is done on it.
 *
 * @throws MachineryError when systemd is not its first process.
 */
export const requireSystemd = async (machine: Machine): Promise<void> => {
  const {stdout} = await machine.execute('cat /proc/1/comm; command -v systemctl', {timeoutMs: 10_000});
  if (!/^systemd\n.+/.test(stdout.toString('utf8'))) {
    throw new MachineryError(`${machine.name}: the machine does not run systemd`);
  }
};
