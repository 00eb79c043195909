import {randomBytes} from 'node:crypto';
import {join} from 'node:path';
import {ConsoleLog} from '../../../../harness/console/console-log.ts';
import {touch} from '../../../cache/touch.ts';
import {bootDebian, debianSpec} from '../boot/boot-debian.ts';
import type {DebianMachineSetup} from '../boot/debian-setup.ts';
import {createStoreDisk} from '../store-disk/create-store-disk.ts';
import {ensureSnapshot} from '../../snapshot/ensure-snapshot.ts';
import {fromFilesOf} from '../../snapshot/from-files-of.ts';
import {saveGuest} from '../../snapshot/save-guest.ts';
import type {DebianSnapshot} from './debian-snapshot.ts';
import {snapshotKey} from './snapshot-key.ts';

/**
 * A guest that has booted and has nothing of a step in it; booted and saved when the cache has none.
 *
 * @throws SnapshotUnusableError when another run has removed it meanwhile.
 */
export const bootedSnapshot = async (
  setup: DebianMachineSetup,
  signal?: AbortSignal,
): Promise<DebianSnapshot> => {
  const {image, cache, run, acceleration, timeoutFactor} = setup;
  const spec = debianSpec(image, '', acceleration.accelerator);
  const key = await snapshotKey(spec);
  const folder = cache.snapshot(`booted-${key}`);
  const snapshot = await ensureSnapshot({
    folder,
    lockFile: cache.lockOf(`booted-${key}`),
    onProgress: setup.onWarning,
    ...(signal === undefined ? {} : {signal}),
    make: async (temporary) =>
      setup.phase('boot', async () => {
        const id = randomBytes(3).toString('hex');
        const storeDisk = run.file(`${id}.store`);
        await createStoreDisk(storeDisk);
        using console = new ConsoleLog(join(temporary, 'console.log'));
        await using started = await bootDebian({
          name: setup.name,
          image,
          storeDisk,
          accelerator: acceleration.accelerator,
          memoryFile: {path: join(temporary, 'memory'), shared: true},
          privateKey: setup.privateKey,
          qmpSocket: run.socket(`${id}.qmp`),
          console,
          journalFile: join(temporary, 'journal.txt'),
          timeoutFactor,
          ...(signal === undefined ? {} : {signal}),
        });
        await saveGuest(started, temporary, run.socket(`${id}.mig`));
      }),
  });
  await fromFilesOf(snapshot, async () => touch(folder));
  return {...snapshot, spec};
};
