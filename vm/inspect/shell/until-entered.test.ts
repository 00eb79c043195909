import test from 'ava';
import {untilEntered} from './until-entered.ts';

const passed = async (...pieces: readonly string[]): Promise<{paths: string[]; text: string}> => {
  const paths: string[] = [];
  const filter = untilEntered((path) => paths.push(path));
  for (const piece of pieces) {
    filter.write(Buffer.from(piece));
  }
  filter.end();
  const chunks = (await filter.toArray()) as Buffer[];
  return {paths, text: Buffer.concat(chunks).toString()};
};

test('the line that tells the shell is taken out once, also from a terminal and in pieces', async (t) => {
  t.deepEqual(await passed('a\n\x1e/bin/bash\x1e\nb'), {paths: ['/bin/bash'], text: 'a\nb'});
  t.deepEqual(await passed('\x1e/bi', 'n/ä', '\x1e\r', '\nb'), {paths: ['/bin/ä'], text: 'b'});
  t.deepEqual(await passed('\x1e/x\x1e\n', 'b', '\x1e/y\x1e\n'), {paths: ['/x'], text: 'b\x1e/y\x1e\n'});
});

test('of what has no such line nothing is lost', async (t) => {
  t.deepEqual(await passed('a\x1eb', 'c'), {paths: [], text: 'a\x1ebc'});
});
