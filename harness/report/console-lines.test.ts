import test from 'ava';
import {consoleLines} from './console-lines.ts';

test('a line has the time at which its first byte came', (t) => {
  const bytes = Buffer.from('saved ä\nfirst\nsecond half\nthird\n');
  const chunks = ['saved ä\n', 'first\nsec', 'ond half\nthi', 'rd\n'];
  const timing = chunks
    .map((chunk, index) => `${index === 0 ? '0.000000' : '0.500000'} ${Buffer.byteLength(chunk)}\n`)
    .join('');
  const {lines, times} = consoleLines(bytes, timing, 1000);
  t.deepEqual(lines, ['saved ä', 'first', 'second half', 'third', '']);
  t.deepEqual(times, [1000, 1500, 1500, 2000, 2500]);
});

test('without a timing, or without its beginning, no line has a time', (t) => {
  t.deepEqual(consoleLines(Buffer.from('a\nb'), undefined, 1000), {lines: ['a', 'b']});
  t.deepEqual(consoleLines(Buffer.from('a\nb'), '0.1 3\n', undefined), {lines: ['a', 'b']});
});

test('a timing that was cut off, or does not fit, is no error', (t) => {
  t.deepEqual(consoleLines(Buffer.from('a\nb\nc'), '0.100000 2\n0.2', 0).times, [100, 100, 100]);
});
