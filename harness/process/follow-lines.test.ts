import {PassThrough} from 'node:stream';
import test from 'ava';
import {followLines} from './follow-lines.ts';

test('lines end at newlines only, whatever the pieces they come in; what has no end is dropped', async (t) => {
  const stream = new PassThrough();
  const lines: string[] = [];
  followLines(stream, (line) => lines.push(line));
  const ended = new Promise((resolve) => stream.once('end', resolve));
  for (const byte of Buffer.from('€ 🙂\n\na\u2028b\rc\r\nno end')) {
    stream.write(Buffer.from([byte]));
  }
  stream.end();
  await ended;
  t.deepEqual(lines, ['€ 🙂', '', 'a\u2028b\rc\r']);
});
