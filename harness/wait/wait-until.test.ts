import test from 'ava';
import {NotYet} from './not-yet.ts';
import {WaitError} from './wait-error.ts';
import {waitUntil} from './wait-until.ts';

const untilAborted = async (signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) =>
    signal.addEventListener('abort', () => reject(signal.reason as Error), {once: true}),
  );

test('an attempt that is not there yet is made again; the first that resolves gives the result', async (t) => {
  let attempts = 0;
  const result = await waitUntil(
    async () => {
      attempts += 1;
      if (attempts < 4) {
        throw new NotYet(`attempt ${attempts}`);
      }
      return Promise.resolve('there');
    },
    {what: 'it', timeoutMs: 10_000, intervalMs: 1},
  );
  t.is(result, 'there');
  t.is(attempts, 4);
});

test('when the time is up the error says what was waited for, how long, and what was last seen', async (t) => {
  let attempts = 0;
  const startedAt = performance.now();
  const error = await t.throwsAsync(
    waitUntil(
      async () => {
        attempts += 1;
        return Promise.reject(new NotYet(`state ${attempts}`));
      },
      {what: 'unit foo.service', timeoutMs: 300, intervalMs: 50},
    ),
    {instanceOf: WaitError},
  );
  t.true(performance.now() - startedAt >= 290);
  t.is(error.message, `waited 0.3 s for unit foo.service; last saw: state ${attempts}`);
  t.true(attempts > 1);
  t.is(error.waitedFor, 'unit foo.service');
  t.is(error.timeoutMs, 300);
  t.is(error.kind, 'machinery');
});

test('an attempt that hangs is given up after its own time and made again', async (t) => {
  const signals: AbortSignal[] = [];
  const result = await waitUntil(
    async (signal) => {
      signals.push(signal);
      return signals.length < 3 ? untilAborted(signal) : Promise.resolve('third');
    },
    {what: 'it', timeoutMs: 10_000, attemptTimeoutMs: 30, intervalMs: 1},
  );
  t.is(result, 'third');
  t.deepEqual(
    signals.map(({aborted}) => aborted),
    [true, true, false],
  );
});

test('an attempt that does not heed its signal is left behind', async (t) => {
  const error = await t.throwsAsync(
    waitUntil(async () => new Promise<never>(() => undefined), {
      what: 'it',
      timeoutMs: 200,
      attemptTimeoutMs: 50,
      intervalMs: 10,
    }),
    {instanceOf: WaitError},
  );
  t.is(error.lastSaw, 'no answer within 0.1 s');
});

test('a wait whose only attempt never ended says so', async (t) => {
  const error = await t.throwsAsync(waitUntil(untilAborted, {what: 'it', timeoutMs: 50}), {
    instanceOf: WaitError,
  });
  t.is(error.message, 'waited 0.1 s for it; no attempt came to an end');
  t.is(error.lastSaw, undefined);
});

for (const reason of [
  new Error('broken'),
  new TypeError('wrong type'),
  new DOMException('x', 'AbortError'),
]) {
  test(`another error ends the wait at once, as it is: ${reason.name}`, async (t) => {
    let attempts = 0;
    const error = await t.throwsAsync(
      waitUntil(
        async () => {
          attempts += 1;
          return Promise.reject(reason);
        },
        {what: 'it', timeoutMs: 10_000, intervalMs: 1},
      ),
      {any: true},
    );
    t.is(error, reason);
    t.is(attempts, 1);
  });
}

for (const thrown of [null, '', 0, 'words']) {
  test(`what is no error ends the wait too: ${JSON.stringify(thrown)}`, async (t) => {
    const controller = new AbortController();
    controller.abort(thrown);
    const error = await t.throwsAsync(
      waitUntil(
        async () => {
          // The one way to throw what is no error that strict code has.
          controller.signal.throwIfAborted();
          return Promise.resolve();
        },
        {what: 'it', timeoutMs: 10_000, intervalMs: 1},
      ),
    );
    t.is(error.message, String(thrown));
  });
}

test('an abort ends the wait at once with its reason: in an attempt, between two, and before the first', async (t) => {
  const reason = new Error('interrupted');
  const inAttempt = new AbortController();
  const between = new AbortController();
  const startedAt = performance.now();
  const first = waitUntil(
    async (signal) => {
      setTimeout(() => inAttempt.abort(reason), 20);
      return untilAborted(signal);
    },
    {what: 'it', timeoutMs: 60_000, signal: inAttempt.signal},
  );
  const second = waitUntil(
    async () => {
      setTimeout(() => between.abort(reason), 20);
      return Promise.reject(new NotYet('no'));
    },
    {what: 'it', timeoutMs: 60_000, intervalMs: 30_000, signal: between.signal},
  );
  t.is(await t.throwsAsync(first), reason);
  t.is(await t.throwsAsync(second), reason);
  let attempts = 0;
  const third = waitUntil(async () => Promise.resolve(attempts++), {
    what: 'it',
    timeoutMs: 60_000,
    signal: between.signal,
  });
  t.is(await t.throwsAsync(third), reason);
  t.is(attempts, 0);
  t.true(performance.now() - startedAt < 10_000);
});

test('whole seconds are told without a fraction from ten on', (t) => {
  t.is(new WaitError('it', 60_000, 'x').message, 'waited 60 s for it; last saw: x');
});
