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

test('a small run writes each change at once', (t) => {
  const {writes, written, advance} = paced(0.5);
  for (let change = 1; change <= 100; change++) {
    writes.request();
    t.is(written(), change);
    advance(50);
  }
});

test('of a long run writing takes half a percent, but for a twentieth of a second, and a write each second', async (t) => {
  const begunMs = performance.now();
  let spentMs = 0;
  let longestMs = 0;
  const writes = new PacedWrites(
    () => {
      const startMs = performance.now();
      while (performance.now() < startMs + 8) {
        // As busy as a write is.
      }
      longestMs = Math.max(longestMs, performance.now() - startMs);
      spentMs += performance.now() - startMs;
    },
    () => performance.now(),
  );
  while (performance.now() < begunMs + 3000) {
    writes.request();
    await delay(5);
  }
  const tookMs = performance.now() - begunMs;
  // On a busy host the longest may be beyond the share; one of them each second is what is allowed then.
  t.true(
    spentMs <= 50 + 0.005 * tookMs + longestMs * (1 + tookMs / 1000),
    `${spentMs} ms; longest ${longestMs}`,
  );
  t.true(spentMs >= 50);
});

test('a quiet time leaves something for a busy one, a second at most', (t) => {
  const {writes, written, advance} = paced(110);
  advance(60 * 60_000);
  for (let change = 0; change < 20; change++) {
    writes.request();
  }
  t.is(written(), 10);
});

test('changes for which there is no time left are written together, by themselves', async (t) => {
  const {writes, written} = paced(51);
  writes.request();
  for (let change = 0; change < 100; change++) {
    writes.request();
  }
  t.is(written(), 1);
  await delay(300);
  t.is(written(), 2);
});

test('a change waits for a second at most, however long a write takes', async (t) => {
  const {writes, written} = paced(500);
  writes.request();
  writes.request();
  t.is(written(), 1);
  await delay(1200);
  t.is(written(), 2);
});

test('a write that fails is told by the call that led to it, else by the next one, and once', async (t) => {
  let failing = true;
  const error = new Error('the disk is full');
  const {writes, written} = paced(51, () => {
    if (failing) {
      throw error;
    }
  });
  t.is(
    t.throws(() => writes.request()),
    error,
  );
  writes.request();
  await delay(600);
  t.is(written(), 2);
  failing = false;
  t.is(
    t.throws(() => writes.request()),
    error,
  );
  writes.flush();
  t.is(written(), 3);
});
