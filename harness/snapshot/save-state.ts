import {createWriteStream} from 'node:fs';
import {createServer, type Socket} from 'node:net';
import {once} from 'node:events';
import {pipeline} from 'node:stream/promises';
import type {QemuProcess} from '../qemu/qemu-process.ts';
import {waitForMigration} from './wait-for-migration.ts';

/** Where the state of a machine goes, and the way by which QEMU gives it. */
export type SaveStateOptions = {
  /** File that gets the state of the devices. */
  stateFile: string;
  /** Path of a unix socket to be made. */
  socket: string;
  /** Milliseconds that it may take. */
  timeoutMs: number;
};

/**
 * Stops a machine whose memory is a shared file, and writes the state of its devices beside it: together they are the
 * machine as it was (QEMU's migration with `x-ignore-shared`). The machine must not run on, as its memory is the
 * snapshot's then.
 *
 * @throws MigrationError when QEMU refuses.
 */
export const saveState = async (
  {qmp, ended}: QemuProcess,
  {stateFile, socket, timeoutMs}: SaveStateOptions,
): Promise<void> => {
  await qmp.execute('stop');
  await qmp.execute('migrate-set-capabilities', {
    capabilities: [{capability: 'x-ignore-shared', state: true}],
  });
  const server = createServer();
  server.listen(socket);
  await once(server, 'listening');
  try {
    const connected = once(server, 'connection', {signal: ended}) as Promise<[Socket]>;
    await qmp.execute('migrate', {uri: `unix:${socket}`});
    const [state] = await connected;
    await Promise.all([
      pipeline(state, createWriteStream(stateFile)),
      waitForMigration(qmp, {timeoutMs, signal: ended}),
    ]);
  } finally {
    server.close();
  }
};
