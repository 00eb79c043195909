import {copyFile, stat, truncate} from 'node:fs/promises';
import {MachineryError} from '../../harness/errors/machinery-error.ts';
import {storeDiskBytes} from './store-disk-bytes.ts';

/**
 * Writes a packed store onto a guest's store disk, in place: QEMU has the file open.
 *
 * @throws MachineryError when it does not fit.
 */
export const fillStoreDisk = async (packed: string, disk: string): Promise<void> => {
  const {size} = await stat(packed);
  if (size > storeDiskBytes) {
    throw new MachineryError(
      `the units' closure takes ${size} bytes, the store disk of a guest has ${storeDiskBytes}`,
    );
  }
  await copyFile(packed, disk);
  await truncate(disk, storeDiskBytes);
};
