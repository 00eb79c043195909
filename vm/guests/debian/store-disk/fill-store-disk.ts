import {run} from '../../../../harness/process/run.ts';

/** Writes a packed store onto a guest's store disk, in place, as QEMU has the file open; holes stay holes. */
export const fillStoreDisk = async (packed: string, disk: string): Promise<void> => {
  await run('cp', ['--sparse=always', '--', packed, disk]);
};
