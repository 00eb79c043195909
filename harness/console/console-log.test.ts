import {once} from 'node:events';
import {existsSync, mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {PassThrough} from 'node:stream';
import test from 'ava';
import {ConsoleLog} from './console-log.ts';

const folder = mkdtempSync(join(tmpdir(), 'console-log-'));
test.after.always(() => rmSync(folder, {recursive: true, force: true}));

let logs = 0;
const open = () => new ConsoleLog(join(folder, String(logs++)));
const never = new AbortController().signal;

test('lines are put together from pieces; the file has every byte as it came', (t) => {
  using log = open();
  const heard: string[] = [];
  log.onLine((line) => heard.push(line));
  log.append(Buffer.from('\u001b[32mfi'));
  t.deepEqual(heard, []);
  log.append(Buffer.from('rst\u001b[0m\r\nsecond\nthi'));
  t.deepEqual(heard, ['first', 'second']);
  t.is(log.text(), 'first\nsecond\nthi');
  t.is(readFileSync(log.path, 'utf8'), '\u001b[32mfirst\u001b[0m\r\nsecond\nthi');
});

test('a character whose bytes come in two pieces is one character', (t) => {
  using log = open();
  const bytes = Buffer.from('grün €\n');
  for (const byte of bytes) {
    log.append(Buffer.from([byte]));
  }
  t.is(log.text(), 'grün €\n');
  t.deepEqual(readFileSync(log.path), bytes);
});

test('the tail is the last lines that are not empty, the unfinished one included', (t) => {
  using log = open();
  t.is(log.tail(2), '');
  log.append(Buffer.from('a\n\nb\n\nlogin: '));
  t.is(log.tail(2), 'b\nlogin: ');
  t.is(log.tail(100), 'a\nb\nlogin: ');
});

test('memory holds the last 4000 lines, the file all', (t) => {
  using log = open();
  for (let line = 0; line < 9000; line++) {
    log.append(Buffer.from(`line ${line}\n`));
  }
  const kept = log.text().trimEnd().split('\n');
  t.is(kept.length, 4000);
  t.is(kept[0], 'line 5000');
  t.is(kept.at(-1), 'line 8999');
  t.is(readFileSync(log.path, 'utf8').split('\n').length, 9001);
});

test('a guest that never ends its line does not fill the memory', (t) => {
  using log = open();
  const chunk = Buffer.alloc(64 * 1024, 'x');
  for (let piece = 0; piece < 64; piece++) {
    log.append(chunk);
  }
  t.true(log.text().length < 1024 * 1024);
  log.append(Buffer.from(' the end\n'));
  t.true(log.tail(1).endsWith('x the end'));
  t.is(readFileSync(log.path).length, 64 * 64 * 1024 + 9);
});

test('waitFor takes the first line that matches: one from before, the unfinished one, or one to come', async (t) => {
  using log = open();
  log.append(Buffer.from('one 1\none 2\nlogin: '));
  t.is(await log.waitFor(/^one/, never), 'one 1');
  t.is(await log.waitFor(/login:/, never), 'login: ');
  const later = log.waitFor(/^two/, never);
  log.append(Buffer.from('none\ntwo 1\ntwo 2\n'));
  t.is(await later, 'two 1');
});

test('waitFor takes a line to come that has no end yet, such as a prompt', async (t) => {
  using log = open();
  const prompt = log.waitFor(/login: $/, never);
  log.append(Buffer.from('guest lo'));
  log.append(Buffer.from('gin: '));
  t.is(await prompt, 'guest login: ');
});

test('a line whose end comes in two pieces is the same line for who waits', async (t) => {
  using log = open();
  const waiting = log.waitFor(/said/, never);
  log.append(Buffer.from('said\r'));
  t.is(await waiting, 'said');
  t.is(log.text(), 'said');
  t.is(await log.waitFor(/said/, never), 'said');
  log.append(Buffer.from('\n'));
  t.is(log.text(), 'said\n');
});

test('waitFor ends with the reason of its signal, before and while it waits', async (t) => {
  using log = open();
  const reason = new Error('enough');
  const controller = new AbortController();
  const waiting = log.waitFor(/x/, controller.signal);
  controller.abort(reason);
  t.is(await t.throwsAsync(waiting), reason);
  t.is(await t.throwsAsync(log.waitFor(/x/, controller.signal)), reason);
  log.append(Buffer.from('x\n'));
});

test('a listener that was taken off hears no more', (t) => {
  using log = open();
  const heard: string[] = [];
  const off = log.onLine((line) => heard.push(line));
  log.append(Buffer.from('a\n'));
  off();
  log.append(Buffer.from('b\n'));
  t.deepEqual(heard, ['a']);
});

test('a stream is read to its end; one that breaks does no harm', async (t) => {
  using log = open();
  const stream = new PassThrough();
  log.follow(stream);
  stream.write('from a stream\n');
  t.is(await log.waitFor(/stream/, never), 'from a stream');
  const closed = once(stream, 'close');
  stream.destroy(new Error('broken'));
  await t.notThrowsAsync(closed.catch((error: unknown) => t.is((error as Error).message, 'broken')));
});

test('it moves to another file while it is written, with the line that has no end yet', async (t) => {
  const [from, to] = [join(folder, 'from.log'), join(folder, 'to.log')];
  using log = new ConsoleLog(from);
  log.append(Buffer.from('one\ntw'));
  const openedAt = log.startedAt.getTime();
  const waiting = log.waitFor(/^two/, never);
  log.moveTo(to);
  log.append(Buffer.from('o\n'));
  t.is(await waiting, 'two');
  t.is(log.path, to);
  t.is(log.text(), 'one\ntwo\n');
  t.is(readFileSync(to, 'utf8'), 'one\ntwo\n');
  t.true(log.startedAt.getTime() >= openedAt);
  // What was there before has no time of its own.
  t.regex(readFileSync(join(folder, 'to.timing'), 'utf8'), /^0\.000000 6\n\d+\.\d{6} 2\n$/);
  t.deepEqual([from, join(folder, 'from.timing')].filter(existsSync), []);
});

test('after it was disposed of, twice too, nothing more is written', (t) => {
  const log = open();
  log.append(Buffer.from('a\n'));
  log[Symbol.dispose]();
  log[Symbol.dispose]();
  log.append(Buffer.from('b\n'));
  t.is(log.text(), 'a\n');
  t.is(readFileSync(log.path, 'utf8'), 'a\n');
});

test('when each piece came is told beside it, in a form that can be played again', async (t) => {
  const path = join(folder, 'timed.log');
  const timing = () =>
    readFileSync(join(folder, 'timed.timing'), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => /^(?<seconds>\d+\.\d{6}) (?<bytes>\d+)$/.exec(line)?.groups ?? {})
      .map(({seconds, bytes}) => ({seconds: Number(seconds), bytes: Number(bytes)}));
  const before = Date.now();
  const log = new ConsoleLog(path);
  log.append(Buffer.from('one\n'));
  await new Promise((resolve) => setTimeout(resolve, 50));
  log.append(Buffer.from('zwö\n'));
  log[Symbol.dispose]();
  t.true(log.startedAt.getTime() >= before && log.startedAt.getTime() <= Date.now());
  t.deepEqual(
    timing().map(({bytes}) => bytes),
    [4, 5],
  );
  // A timer may come a millisecond early.
  t.true((timing()[1]?.seconds ?? 0) >= 0.048);
  t.true((timing()[0]?.seconds ?? 1) < (timing()[1]?.seconds ?? 0));

  using again = new ConsoleLog(path);
  again.append(Buffer.from('three\n'));
  t.deepEqual(
    timing().map(({bytes}) => bytes),
    [9, 6],
  );
  t.is(timing()[0]?.seconds, 0);
});
