import {open} from 'node:fs/promises';
import {storeDiskBytes} from './store-disk-bytes.ts';

/** Makes the file of an empty store disk for one guest; `fillStoreDisk` writes to it while the guest runs. */
export const createStoreDisk = async (path: string): Promise<void> => {
  const file = await open(path, 'wx');
  await file.truncate(storeDiskBytes);
  await file.close();
};
