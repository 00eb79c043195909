import {createReadStream} from 'node:fs';
import {connect} from 'node:net';
import {pipeline} from 'node:stream/promises';
import type {QemuProcess} from '../qemu/qemu-process.ts';
import {waitForMigration} from './wait-for-migration.ts';

/** Where the state of a saved machine lies, and the way by which QEMU gets it. */
export type LoadStateOptions = {
  stateFile: string;
  /** Path of a unix socket to be made. */
  socket: string;
  /** Milliseconds that it may take. */
  timeoutMs: number;
};

/**
 * Gives a machine that waits for it the state that `saveState` wrote, and lets it run. It must have been started with
 * the same devices, and with the memory file of that state.
 *
 * @throws MigrationError when QEMU refuses the state; QemuDiedError when it ends over it.
 */
export const loadState = async (
  {qmp, ended}: QemuProcess,
  {stateFile, socket, timeoutMs}: LoadStateOptions,
): Promise<void> => {
  await qmp.execute('migrate-set-capabilities', {
    capabilities: [{capability: 'x-ignore-shared', state: true}],
  });
  await qmp.execute('migrate-incoming', {uri: `unix:${socket}`});
  // QEMU may close before it has read all: then query-migrate tells why, or its end does.
  const sent = pipeline(createReadStream(stateFile), connect(socket)).catch(() => undefined);
  await waitForMigration(qmp, {timeoutMs, signal: ended});
  await sent;
  await qmp.execute('cont');
};
