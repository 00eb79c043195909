import {crc32, deflateSync} from 'node:zlib';

/**
 * A PNG of a PPM: the plain format (P6, 8 bits a colour) that every QEMU writes screenshots in, whatever it was built with.
 *
 * @throws Error when the data is no such PPM, or ends too early.
 */
export const pngOfPpm = (ppm: Buffer): Buffer => {
  const header = /^P6\s+(?:#.*\n)*(?<width>\d+)\s+(?<height>\d+)\s+255\s/.exec(
    ppm.subarray(0, 200).toString('latin1'),
  );
  const [width, height] = [Number(header?.groups?.width), Number(header?.groups?.height)];
  const pixels = ppm.subarray(header?.[0].length ?? 0);
  if (header === null || pixels.length < width * height * 3) {
    throw new Error(`no PPM of 8 bits a colour, or not all of one: ${ppm.length} bytes`);
  }
  // Each row begins with the number of its filter: none.
  const rows = Buffer.alloc(height * (1 + width * 3));
  for (let row = 0; row < height; row++) {
    pixels.copy(rows, row * (1 + width * 3) + 1, row * width * 3, (row + 1) * width * 3);
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  // 8 bits, RGB; deflate, the five filters, no interlacing.
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};

const chunk = (name: string, data: Buffer): Buffer => {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const result = Buffer.alloc(named.length + 8);
  result.writeUInt32BE(data.length, 0);
  named.copy(result, 4);
  result.writeUInt32BE(crc32(named), named.length + 4);
  return result;
};
