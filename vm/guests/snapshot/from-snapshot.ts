import {rm} from 'node:fs/promises';
import type {GuestSetup} from '../guest/guest-setup.ts';
import {isAsFound} from './is-as-found.ts';
import {SnapshotUnusableError} from './snapshot-unusable-error.ts';

/**
 * What `open` makes of a guest from snapshots, each layer of which may turn out to be unusable once: it is told in one line,
 * removed and made anew, and never fails a run.
 *
 * @param layers snapshots that lie on one another
 * @returns undefined when even the last attempt has met one that cannot be used
 */
export const fromSnapshot = async <T>(
  {onWarning}: Pick<GuestSetup, 'onWarning'>,
  layers: number,
  open: () => Promise<T>,
): Promise<T | undefined> => {
  for (let attempt = 0; attempt <= layers; attempt++) {
    try {
      return await open();
    } catch (error) {
      if (!(error instanceof SnapshotUnusableError)) {
        throw error;
      }
      const {snapshot} = error;
      if (await isAsFound(snapshot)) {
        onWarning(`${error.message}; it is removed and made anew`);
        await rm(snapshot.folder, {recursive: true, force: true});
      } else {
        onWarning(`${error.message}; another run has removed it meanwhile: trying again`);
      }
    }
  }
  return undefined;
};
