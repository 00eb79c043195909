import test from 'ava';
import {UsageError} from '../../harness/errors/usage-error.ts';
import {parseShard} from './parse-shard.ts';

test('a shard is written as its number and how many there are', (t) => {
  t.deepEqual(parseShard('1/1'), {index: 1, total: 1});
  t.deepEqual(parseShard('2/4'), {index: 2, total: 4});
});

for (const text of ['', '2', '0/4', '5/4', '-1/4', '1/0', '1/2/3', 'a/b', '1.5/2']) {
  test(`"${text}" is no shard`, (t) => {
    const error = t.throws(() => parseShard(text), {instanceOf: UsageError});
    t.is(error.message, `--shard ${text}: is no shard; allowed: INDEX/TOTAL, as in 1/4 to 4/4`);
  });
}
