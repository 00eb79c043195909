import {randomBytes} from 'node:crypto';
import {readFile, writeFile} from 'node:fs/promises';
import {basename, join} from 'node:path';
import {run as runProgram} from '../../../../harness/process/run.ts';
import {touch} from '../../../cache/touch.ts';
import {deployUnits} from '../deploy/deploy-units.ts';
import type {DebianSetup} from '../boot/debian-setup.ts';
import {factsShape} from '../../guest/facts-shape.ts';
import {type GuestFacts, guestFacts} from '../../guest/guest-facts.ts';
import {guestChannels} from '../boot/guest-channels.ts';
import {ensureStoreDisk} from '../store-disk/ensure-store-disk.ts';
import type {BuiltUnits} from '../../../units/built-units.ts';
import {deployedFolder} from './deployed-folder.ts';
import {ensureSnapshot} from '../../snapshot/ensure-snapshot.ts';
import {fromFilesOf} from '../../snapshot/from-files-of.ts';
import {restoreDebian} from './restore-debian.ts';
import {saveGuest} from '../../snapshot/save-guest.ts';
import type {DebianSnapshot} from './debian-snapshot.ts';

export type DeployedSnapshot = {readonly snapshot: DebianSnapshot; readonly facts: GuestFacts};

/**
 * A guest with the units deployed: store mounted, units loaded, sockets listening. It is made of a restored booted
 * guest when the cache has none.
 *
 * @throws SnapshotUnusableError when that one does not answer.
 */
export const deployedSnapshot = async (
  setup: DebianSetup,
  booted: DebianSnapshot,
  units: BuiltUnits,
): Promise<DeployedSnapshot> => {
  const {cache, run, name} = setup;
  const folder = await deployedFolder(cache, booted, units);
  const snapshot = await ensureSnapshot({
    folder,
    lockFile: cache.lockOf(basename(folder)),
    onProgress: setup.onWarning,
    ...(setup.signal === undefined ? {} : {signal: setup.signal}),
    make: async (temporary) =>
      setup.phase('deploy', async () => {
        const memory = join(temporary, 'memory');
        await fromFilesOf(booted, async () =>
          runProgram('cp', ['--sparse=always', '--reflink=auto', '--', booted.memory, memory]),
        );
        await using started = await restoreDebian(booted, {
          name,
          run,
          storeDisk: await ensureStoreDisk(cache, units, setup.signal),
          memoryCopy: memory,
          login: loginOf(setup),
          consoleFile: join(temporary, 'console.log'),
          journalFile: join(temporary, 'journal.txt'),
          timeoutFactor: setup.timeoutFactor,
          ...(setup.signal === undefined ? {} : {signal: setup.signal}),
        });
        await deployUnits(started.machine, units, [], setup.signal);
        await writeFile(join(temporary, 'facts.json'), JSON.stringify(await guestFacts(started.machine)));
        await saveGuest(started, temporary, run.socket(`${randomBytes(3).toString('hex')}.mig`));
      }),
  });
  const facts = await fromFilesOf(snapshot, async () => {
    await touch(folder);
    return readFile(join(folder, 'facts.json'), 'utf8');
  });
  return {snapshot: {...snapshot, spec: booted.spec}, facts: factsShape.parse(JSON.parse(facts))};
};

/** Who logs in to the guest. */
export const loginOf = ({privateKey, image}: Pick<DebianSetup, 'privateKey' | 'image'>) => ({
  user: 'root',
  privateKey,
  hostKey: image.hostKey,
  maxChannels: guestChannels,
});
