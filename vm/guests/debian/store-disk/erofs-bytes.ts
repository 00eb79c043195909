import {open} from 'node:fs/promises';
import {MachineryError} from '../../../../harness/errors/machinery-error.ts';

/** Where the superblock begins, and its fields: the kernel's fs/erofs/erofs_fs.h. */
const superblock = {offset: 1024, bytes: 128, magic: 0xe0f5e1e2, blockBits: 12, blocks: 36};

/**
 * Bytes that an erofs takes at the beginning of the file at `path`, which may be longer.
 *
 * @throws MachineryError when there is none.
 */
export const erofsBytes = async (path: string): Promise<number> => {
  await using file = await open(path);
  const {bytesRead, buffer} = await file.read(
    Buffer.alloc(superblock.bytes),
    0,
    superblock.bytes,
    superblock.offset,
  );
  if (bytesRead < superblock.bytes || buffer.readUInt32LE(0) !== superblock.magic) {
    throw new MachineryError(`${path} is not an erofs`);
  }
  return buffer.readUInt32LE(superblock.blocks) * 2 ** buffer.readUInt8(superblock.blockBits);
};
