import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {Transcript} from './transcript.ts';

const folder = mkdtempSync(join(tmpdir(), 'transcript-'));
test.after.always(() => rmSync(folder, {recursive: true, force: true}));

const entry = (output: string | Buffer, fields = {}) => ({
  startedAt: '2026-11-24T05:35:22.000Z',
  signal: undefined,
  stdout: Buffer.from(output),
  stderr: Buffer.alloc(0),
  where: 'inside test1@.service',
  command: 'ls /',
  exitStatus: 0,
  timedOut: false,
  durationMs: 1234,
  output: Buffer.from(output),
  ...fields,
});

test('every command is there with its output and end as soon as it is added, and what was held against it', (t) => {
  const transcript = new Transcript(join(folder, 'new/folder/one.txt'), 'vm: 1 title');
  t.is(readFileSync(transcript.path, 'utf8'), 'vm: 1 title\n');
  transcript.add(entry('bin\nnix\n'));
  t.is(
    readFileSync(transcript.path, 'utf8'),
    'vm: 1 title\n\ninside test1@.service $ ls /\n  | bin\n  | nix\n  exit status 0, 1.23 s\n',
  );
  transcript.add(entry('', {expected: 'exit status 1', holds: false}));
  transcript.add(entry('', {expected: 'exit status 0', holds: true}));
  transcript.add(entry('', {exitStatus: undefined, timedOut: true}));
  transcript.add(entry('', {exitStatus: undefined}));
  t.true(
    readFileSync(transcript.path, 'utf8').endsWith(
      [
        'inside test1@.service $ ls /',
        '  exit status 0, 1.23 s',
        '  DOES NOT HOLD: exit status 1',
        '',
        'inside test1@.service $ ls /',
        '  exit status 0, 1.23 s',
        '  holds: exit status 0',
        '',
        'inside test1@.service $ ls /',
        '  ended, as its time was up, 1.23 s',
        '',
        'inside test1@.service $ ls /',
        '  exit status none, 1.23 s',
        '',
      ].join('\n'),
    ),
  );
});

test('of an output without end the beginning is shown, and how much is missing', (t) => {
  const transcript = new Transcript(join(folder, 'big.txt'), 'title');
  transcript.add(entry(Buffer.alloc(70_000, 'x')));
  const text = readFileSync(transcript.path, 'utf8');
  t.true(text.includes(`\n  | … ${70_000 - 64 * 1024} bytes more\n`));
  t.true(text.length < 67_000);
});
