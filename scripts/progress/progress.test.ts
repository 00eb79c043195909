import {PassThrough} from 'node:stream';
import {stripVTControlCharacters} from 'node:util';
import test from 'ava';
import {Progress} from './progress.ts';

/** A stream that keeps what is written to it, as a terminal or as a file. */
const streamOf = (isTTY: boolean) => {
  const stream = Object.assign(new PassThrough(), {
    isTTY,
    columns: 40,
    rows: 24,
  }) as unknown as NodeJS.WriteStream;
  let text = '';
  stream.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  return {stream, text: () => text};
};

test('without a terminal there are plain lines with seconds, and no details', (t) => {
  const {stream, text} = streamOf(false);
  const progress = new Progress(stream);
  progress.now('vm', 'boot');
  progress.detail('vm', 'a detail');
  progress.say('something');
  progress.done('vm');
  progress.end();
  t.regex(text(), /^\[ {3}0\.\d s\] vm: boot\n\[ {3}0\.\d s\] something\n$/);
});

test('on a terminal each machine has a line of its own, no longer than the terminal is wide', (t) => {
  const {stream, text} = streamOf(true);
  const progress = new Progress(stream);
  progress.now('one', 'boot');
  progress.now('two', `units ${'x'.repeat(100)}`);
  progress.detail('one', 'a detail');
  progress.say('stays');
  progress.done('one');
  progress.end();
  const lines = stripVTControlCharacters(text()).split('\n');
  t.true(lines.some((line) => line.endsWith('] one: boot')));
  t.true(lines.some((line) => line.endsWith('] one: a detail')));
  t.true(lines.some((line) => line.endsWith('] stays')));
  t.true(lines.every((line) => line.length < 40));
});
