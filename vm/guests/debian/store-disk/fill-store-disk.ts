import {run} from '../../../../harness/process/run.ts';
import {erofsBytes} from './erofs-bytes.ts';

/**
 * Writes a packed store onto a guest's empty store disk, in place, and never shorter than it is: a QEMU that opens it at
 * that moment gives the guest a disk of the size that it has then, and what lies behind reads as zeros.
 */
export const fillStoreDisk = async (packed: string, disk: string): Promise<void> => {
  const bytes = await erofsBytes(packed);
  await run('dd', [
    `if=${packed}`,
    `of=${disk}`,
    'bs=1M',
    'iflag=count_bytes',
    `count=${bytes}`,
    'conv=notrunc,sparse',
    'status=none',
  ]);
};
