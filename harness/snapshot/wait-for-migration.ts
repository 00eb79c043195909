import {z} from 'zod';
import type {QmpClient} from '../qemu/qmp-client.ts';
import {NotYet} from '../wait/not-yet.ts';
import {waitUntil} from '../wait/wait-until.ts';
import {MigrationError} from './migration-error.ts';

const answer = z.object({status: z.string().optional(), 'error-desc': z.string().optional()});

/**
 * Waits until a migration that QEMU was told to do is over.
 *
 * @throws MigrationError when QEMU gives it up; WaitError after `timeoutMs` milliseconds.
 */
export const waitForMigration = async (
  qmp: QmpClient,
  options: {timeoutMs: number; signal: AbortSignal},
): Promise<void> => {
  await waitUntil(
    async () => {
      const {status = 'none', 'error-desc': why} = answer.parse(await qmp.execute('query-migrate'));
      if (status === 'failed' || status === 'cancelled') {
        throw new MigrationError(`QEMU gave the migration up: ${why ?? status}`);
      }
      if (status !== 'completed') {
        throw new NotYet(`migration ${status}`);
      }
    },
    {what: 'the migration to end', intervalMs: 10, ...options},
  );
};
