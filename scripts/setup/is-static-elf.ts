import {closeSync, openSync, readSync} from 'node:fs';

/** Type of the program header that names the dynamic linker. */
const interpreterHeader = 3;

/** Whether a file is a 64-bit little-endian ELF program that needs no dynamic linker. Any other file is not. */
export const isStaticElf = (path: string): boolean => {
  let start: Buffer;
  try {
    start = readStart(path, 4096);
  } catch {
    return false;
  }
  if (start.length < 64 || start.toString('latin1', 0, 6) !== '\u007FELF\u0002\u0001') {
    return false;
  }
  const offset = Number(start.readBigUInt64LE(32));
  const size = start.readUInt16LE(54);
  const count = start.readUInt16LE(56);
  const types = Array.from({length: count}, (_, index) => offset + index * size)
    .filter((position) => position + 4 <= start.length)
    .map((position) => start.readUInt32LE(position));
  return types.length === count && !types.includes(interpreterHeader);
};

const readStart = (path: string, bytes: number): Buffer => {
  const file = openSync(path, 'r');
  try {
    const buffer = Buffer.alloc(bytes);
    return buffer.subarray(0, readSync(file, buffer, 0, bytes, 0));
  } finally {
    closeSync(file);
  }
};
