import {PassThrough} from 'node:stream';
import test from 'ava';
import {MachineryError} from '../../harness/errors/machinery-error.ts';
import {LineWaiter} from './line-waiter.ts';

const never = new AbortController().signal;
const limit = {timeoutMs: 5000, signal: never};

test('lines that match, in turn, whether they were there before or come later', async (t) => {
  const stream = new PassThrough();
  const lines = new LineWaiter(stream);
  stream.write('a 1\nb 1\na 2\n');
  t.is(await lines.next(/^a/, limit), 'a 1');
  t.is(await lines.next(/^b/, limit), 'b 1');
  t.is(await lines.next(/^a/, limit), 'a 2');
  const later = lines.next(/^b/, limit);
  stream.write('a 3\nb');
  stream.write(' 2\n');
  t.is(await later, 'b 2');
});

test('of lines that come in one moment none is lost', async (t) => {
  const stream = new PassThrough();
  const lines = new LineWaiter(stream);
  const first = lines.next(/^a/, limit);
  stream.write('a 1\na 2\na 3\n');
  t.is(await first, 'a 1');
  t.is(await lines.next(/^a/, limit), 'a 2');
  t.is(await lines.next(/^a/, limit), 'a 3');
});

test('what does not come is told, with the last line', async (t) => {
  const stream = new PassThrough();
  const lines = new LineWaiter(stream);
  stream.write('words\n');
  await t.throwsAsync(lines.next(/x/, {timeoutMs: 100, signal: never}), {
    instanceOf: MachineryError,
    message: 'no line like /x/ within 0.1 s; the last line was: words',
  });
  const aborted = new AbortController();
  const waiting = lines.next(/x/, {timeoutMs: 5000, signal: aborted.signal});
  const reason = new Error('enough');
  aborted.abort(reason);
  await t.throwsAsync(waiting, {is: reason});
  await t.throwsAsync(lines.next(/x/, {timeoutMs: 5000, signal: aborted.signal}), {is: reason});
  const last = lines.next(/x/, limit);
  stream.end('more\n');
  await t.throwsAsync(last, {message: 'it ended without a line like /x/; the last line was: more'});
  await t.throwsAsync(lines.next(/x/, limit), {instanceOf: MachineryError});
});
