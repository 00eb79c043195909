import {setTimeout as delay} from 'node:timers/promises';
import test from 'ava';
import {PacedWrites} from './paced-writes.ts';

/** Writes each of which takes so many milliseconds of a clock that only they, and the test, move. */
const paced = (tookMs: number, write: () => void = () => undefined) => {
  let nowMs = 0;
  let written = 0;
  const writes = new PacedWrites(
    () => {
      nowMs += tookMs;
      written += 1;
      write();
    },
    () => nowMs,
  );
  return {writes, written: () => written, advance: (ms: number) => (nowMs += ms)};
};

test('the first change is written at once, one that comes too soon not before forty-nine times as long as the write took', (t) => {
  const {writes, written, advance} = paced(1000);
  writes.request();
  t.is(written(), 1);
  advance(49_000);
  writes.request();
  t.is(written(), 2);
  advance(48_999);
  writes.request();
  t.is(written(), 2);
  writes.flush();
  t.is(written(), 3);
});

test('changes that come too soon are written together, by themselves', async (t) => {
  const {writes, written} = paced(0.2);
  writes.request();
  for (let change = 0; change < 100; change++) {
    writes.request();
  }
  t.is(written(), 1);
  await delay(30);
  t.is(written(), 2);
});

test('a write that fails is told by the call that led to it, else by the next one, and once', async (t) => {
  let failing = true;
  const error = new Error('the disk is full');
  const {writes, written} = paced(0.2, () => {
    if (failing) {
      throw error;
    }
  });
  t.is(
    t.throws(() => writes.request()),
    error,
  );
  writes.request();
  await delay(30);
  t.is(written(), 2);
  failing = false;
  t.is(
    t.throws(() => writes.request()),
    error,
  );
  writes.flush();
  t.is(written(), 3);
});
