import {lastingPath} from '../../probe/lasting-path.ts';
import {dropStoreHashes} from '../../units/drop-store-hashes.ts';

/** A text without what is another in each run: hashes of the store, names of instances, and the name that a twin was given. */
export const steadyText = (text: string, unit: string): string =>
  lastingPath(dropStoreHashes(text).replaceAll(/confinement-inspect-[\da-f]{8}-\d+\.service/g, unit));
