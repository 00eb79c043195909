import test from 'ava';
import {parseAnswer} from './trailer.ts';

const answer = (output: Buffer | string, trailer: string) =>
  parseAnswer(Buffer.concat([Buffer.from(output), Buffer.from(trailer)]));

for (const [name, output] of [
  ['nothing', ''],
  ['a line', 'foo\n'],
  ['no newline at the end', 'foo'],
  ['what looks like the trailer', 'exit-status:0\n'],
  ['what looks like a part of it', 'exit-status:'],
  ['the trailer and more', 'exit-status:0\nexit-status:exit-status:1\n'],
  ['NUL bytes', 'a\0b\0\0'],
  ['no valid UTF-8', Buffer.from([0xff, 0xfe, 0x0a, 0xc3])],
  ['every byte', Buffer.from(Array.from({length: 256}, (_, byte) => byte))],
] as const) {
  test(`output is what comes before the trailer, byte for byte: ${name}`, (t) => {
    for (const status of [0, 1, 42, 255]) {
      const parsed = answer(output, `exit-status:${status}\n`);
      t.is(parsed.exitStatus, status);
      t.deepEqual(parsed.output, Buffer.from(output));
    }
  });
}

test('random bytes with pieces of the trailer among them come back as they were', (t) => {
  const pieces = ['exit-status:', 'exit-status:0\n', '\n', '\0', 'x', '7', Buffer.from([0xff])].map((piece) =>
    Buffer.from(piece),
  );
  // A generator with a fixed seed: the outputs are the same in every run.
  let state = 7;
  const next = (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor((state / 2 ** 31) * below);
  };
  for (let round = 0; round < 3000; round++) {
    const output = Buffer.concat(
      Array.from({length: next(10)}, () => pieces[next(pieces.length)] ?? Buffer.alloc(0)),
    );
    const status = next(256);
    t.deepEqual(answer(output, `exit-status:${status}\n`), {output, exitStatus: status});
  }
});

for (const stream of [
  '',
  'foo\n',
  'exit-status:',
  'exit-status:\n',
  'exit-status:0',
  'exit-status:0\nmore',
  'exit-status:0\n\n',
  'exit-status:1234\n',
  'exit-status:-1\n',
  'exit-status:0\r\n',
]) {
  test(`without a whole trailer at the end there is no exit status: ${JSON.stringify(stream)}`, (t) => {
    t.deepEqual(parseAnswer(Buffer.from(stream)), {output: Buffer.from(stream), exitStatus: undefined});
  });
}
