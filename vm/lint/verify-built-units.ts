import {createHash} from 'node:crypto';
import {readFile, realpath, stat} from 'node:fs/promises';
import {join} from 'node:path';
import {writeFileAtomic} from '../../harness/atomic/write-file-atomic.ts';
import type {BuiltUnits} from '../units/built-units.ts';
import {hashFiles} from '../units/hash-files.ts';
import {NixStore} from '../units/nix-store.ts';
import {unitFiles} from '../units/unit-files.ts';
import type {StepComplaints} from './complaint.ts';
import {hostVerifier, type HostVerifierOptions} from './host-verifier.ts';
import {keptComplaints} from './kept-complaints.ts';
import {verifyUnits} from './verify-units.ts';

/**
 * What a guest's systemd complains of in the units of steps, by the number of the step. Nothing is booted, and what it has said once is
 * kept in the store.
 *
 * @throws MachineryError when it cannot be run.
 */
export const verifyBuiltUnits = async (
  units: BuiltUnits,
  options: HostVerifierOptions,
): Promise<StepComplaints | undefined> => {
  const {rootfs} = options;
  const store = new NixStore(await realpath(options.store));
  const [root, {ino, mtimeMs}, ours] = await Promise.all([
    realpath(rootfs),
    // An image that was removed is made anew under the same name.
    stat(rootfs),
    hashFiles(join(import.meta.dirname, '..'), ['lint', 'units/nearest.ts']),
  ]);
  const key = createHash('sha256')
    .update(JSON.stringify({units: units.storePath, root, ino, mtimeMs, ours}))
    .digest('hex')
    .slice(0, 16);
  const kept = join(store.inputs, `verified-${key}.json`);
  try {
    return keptComplaints.parse(JSON.parse(await readFile(kept, 'utf8')));
  } catch {
    // Then it is asked.
  }
  const complaints = await verifyUnits(await unitFiles(units), hostVerifier(options));
  if (complaints !== undefined) {
    await writeFileAtomic(kept, JSON.stringify(Object.fromEntries(complaints)));
  }
  return complaints;
};
