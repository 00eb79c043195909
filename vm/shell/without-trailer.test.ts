import {text} from 'node:stream/consumers';
import test from 'ava';
import {withoutTrailer} from './without-trailer.ts';

const passed = async (...pieces: string[]): Promise<string> => {
  const stream = withoutTrailer();
  const all = text(stream);
  for (const piece of pieces) {
    stream.write(piece);
  }
  stream.end();
  return all;
};

/** One for each character. */
const pieces = (whole: string): string[] => Array.from(whole);

for (const output of ['', 'foo\n', 'foo', 'exit-status:0\n', 'exit-status:', 'exit-statue\n', 'e', 'the e']) {
  test(`"${JSON.stringify(output).slice(1, -1)}" comes without the trailer after it, in whatever pieces`, async (t) => {
    const whole = `${output}exit-status:130\n`;
    t.is(await passed(whole), output);
    t.is(await passed(...pieces(whole)), output);
    for (let at = 1; at < whole.length; at++) {
      t.is(await passed(whole.slice(0, at), whole.slice(at)), output);
    }
  });
}

test('without a trailer all of it comes', async (t) => {
  for (const output of ['foo\nexit-status:', 'exit-status:0', 'exit-status:0\nfoo', 'exit']) {
    t.is(await passed(output), output);
    t.is(await passed(...pieces(output)), output);
  }
});

test('a prompt is not held back', async (t) => {
  const stream = withoutTrailer();
  stream.write('ls\ntest1:/$ ');
  t.is(String(stream.read()), 'ls\ntest1:/$ ');
  stream.end();
  await text(stream);
});
