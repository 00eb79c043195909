import {MigrationError} from '../snapshot/migration-error.ts';
import type {Machine} from './machine.ts';

/**
 * Sets a guest's clock to the host's: it stood still from the saving to the restoring, and while the host slept.
 *
 * @throws MigrationError when it cannot be set; whatever keeps the guest from answering.
 */
export const setClock = async (machine: Machine): Promise<void> => {
  const result = await machine.execute(`exec date --set=@${(Date.now() / 1000).toFixed(3)}`, {
    timeoutMs: 10_000,
  });
  if (result.exitStatus !== 0) {
    throw new MigrationError(
      `the restored machine's clock cannot be set: ${result.stderr.toString('utf8').trim()}`,
    );
  }
};
