import type {Readable} from 'node:stream';
import {StringDecoder} from 'node:string_decoder';

/**
 * Calls `onLine` with each line of a stream, without its newline. Unlike readline, which also ends a line at U+2028,
 * it leaves JSON whole; and what comes after the last newline is dropped, as its sender died in the middle of it.
 */
export const followLines = (stream: Readable, onLine: (line: string) => void): void => {
  const decoder = new StringDecoder('utf8');
  let pieces: string[] = [];
  stream.on('data', (chunk: Buffer) => {
    const [first = '', ...more] = decoder.write(chunk).split('\n');
    pieces.push(first);
    for (const next of more) {
      const line = pieces.join('');
      pieces = [next];
      onLine(line);
    }
  });
};
