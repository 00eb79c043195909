import {setTimeout as delay} from 'node:timers/promises';
import test from 'ava';
import {type LogEntry, subtest} from './subtest.ts';

const record = () => {
  const told: LogEntry[] = [];
  const machine = {name: 'm', listeners: new Set([(entry: LogEntry) => void told.push(entry)])};
  return {told, run: async <T>(name: string, work: () => Promise<T>) => subtest(machine, name, work)};
};

test('an entry is told when it begins and when it has ended, with the entries that it is in', async (t) => {
  const {told, run} = record();
  const before = Date.now();
  t.is(
    await run('outer', async () =>
      run('inner', async () => {
        await delay(20);
        return 7;
      }),
    ),
    7,
  );
  t.deepEqual(
    told.map(({name, within, durationMs}) => [name, within, durationMs === undefined ? 'begins' : 'ended']),
    [
      ['outer', [], 'begins'],
      ['inner', ['outer'], 'begins'],
      ['inner', ['outer'], 'ended'],
      ['outer', [], 'ended'],
    ],
  );
  t.true(
    told.every(
      ({machine, startedAt, error}) => machine === 'm' && startedAt >= before && error === undefined,
    ),
  );
  t.true((told[2]?.durationMs ?? 0) >= 15);
});

test('an entry fails with what its work throws, and so do those that it is in', async (t) => {
  const {told, run} = record();
  const reason = new Error('on purpose');
  await t.throwsAsync(
    run('outer', async () => run('inner', async () => Promise.reject(reason))),
    {is: reason},
  );
  t.deepEqual(
    told.slice(2).map(({name, error}) => [name, error]),
    [
      ['inner', reason],
      ['outer', reason],
    ],
  );
});

test('entries that go on at once are not in each other', async (t) => {
  const {told, run} = record();
  await Promise.all(
    ['a', 'b'].map(async (name) => run(name, async () => run(`${name}1`, async () => delay(5)))),
  );
  t.deepEqual(
    told.filter(({name}) => name.endsWith('1')).map(({name, within}) => [name, within.join()]),
    [
      ['a1', 'a'],
      ['b1', 'b'],
      ['a1', 'a'],
      ['b1', 'b'],
    ],
  );
});
