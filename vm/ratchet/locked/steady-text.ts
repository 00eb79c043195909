import {lastingPath} from '../../probe/lasting-path.ts';
import {dropStoreHashes} from '../../units/drop-store-hashes.ts';

/** A text without what is another in each run: hashes of the store, names of instances, and the name that a twin was given. */
export const steadyText = (text: string, unit: string): string =>
  lastingPath(
    dropStoreHashes(text)
      // As the root of a mount, on a disk that has only the store.
      .replaceAll(/^\/store\/[0-9a-df-np-sv-z]{32}-/g, '/store/')
      .replaceAll(/confinement-inspect-[\da-f]{8}-\d+\.service/g, unit),
  );
