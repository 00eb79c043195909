import {crc32, inflateSync} from 'node:zlib';
import test from 'ava';
import {pngOfPpm} from './png-of-ppm.ts';

test('a PPM becomes a PNG of the same pixels, with sound checksums', (t) => {
  const pixels = Buffer.from([255, 0, 0, 0, 255, 0, 10, 13, 32, 1, 2, 3]);
  const png = pngOfPpm(Buffer.concat([Buffer.from('P6\n2 2\n255\n'), pixels]));
  t.is(png.subarray(0, 8).toString('latin1'), '\x89PNG\r\n\x1a\n');
  const chunks: [string, Buffer][] = [];
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    const named = png.subarray(at + 4, at + 8 + length);
    t.is(png.readUInt32BE(at + 8 + length), crc32(named));
    chunks.push([named.subarray(0, 4).toString('latin1'), named.subarray(4)]);
    at += 12 + length;
  }
  t.deepEqual(
    chunks.map(([name]) => name),
    ['IHDR', 'IDAT', 'IEND'],
  );
  t.is(chunks[0]?.[1].toString('hex'), '00000002000000020802000000');
  t.deepEqual(
    [...inflateSync(chunks[1]?.[1] ?? Buffer.alloc(0))],
    [0, 255, 0, 0, 0, 255, 0, 0, 10, 13, 32, 1, 2, 3],
  );
});

test('what is no PPM, or half of one, is refused', (t) => {
  t.throws(() => pngOfPpm(Buffer.from('P5\n1 1\n255\n.')), {message: /^no PPM/});
  t.throws(() => pngOfPpm(Buffer.from('P6\n2 2\n255\n.....')), {message: /not all of one: 16 bytes$/});
});
