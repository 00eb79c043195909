import pLimit from 'p-limit';
import {MachineryError} from '../errors/machinery-error.ts';
import {UsageError} from '../errors/usage-error.ts';
import {forwardedPorts} from '../qemu/forwarded-port.ts';
import type {MachineContext} from './machine-context.ts';

/** The two ends of a forwarded port. */
export type ForwardPortOptions = {
  /** TCP port of the guest; its firewall must let it through, and what listens must do so on more than its loopback. */
  guest: number;
  /** TCP port of the host's loopback. Default: one that QEMU picks. */
  host?: number;
};

/** One at a time: the port that QEMU has picked is the one that was not there before. */
const oneByOne = pLimit(1);

/**
 * Lets 127.0.0.1:`host` of the host lead to a TCP port of the guest as long as QEMU runs (`hostfwd_add` of its monitor), and
 * resolves to the host's port. Nobody but this host can reach it.
 *
 * @throws UsageError for what is no port; MachineryError with QEMU's words when it refuses, as for a port in use.
 */
export const forwardPort = async (
  machine: MachineContext,
  {guest, host = 0}: ForwardPortOptions,
): Promise<number> => {
  const {qmp} = machine.switch('forwardPort');
  for (const [name, port, lowest] of [
    ['guest', guest, 1],
    ['host', host, 0],
  ] as const) {
    if (!Number.isInteger(port) || port < lowest || port > 65_535) {
      throw new UsageError(
        `forwardPort: ${name}: ${port} is no port; allowed: whole numbers from 1 to 65535`,
      );
    }
  }
  return machine.alive(
    oneByOne(async () => {
      const before = forwardedPorts(await qmp.monitor('info usernet'), guest);
      const words = await qmp.monitor(`hostfwd_add tcp:127.0.0.1:${host}-:${guest}`);
      const added = forwardedPorts(await qmp.monitor('info usernet'), guest).find(
        (port) => !before.includes(port),
      );
      if (added === undefined) {
        throw new MachineryError(
          `${machine.name}: port ${guest} of the guest cannot be forwarded: ${words.trim() || 'QEMU does not show it'}`,
        );
      }
      return added;
    }),
  );
};
