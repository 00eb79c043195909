import test from 'ava';
import {UsageError} from '../../harness/errors/usage-error.ts';
import {ciShard} from './ci-shard.ts';

test('without the variables a job is not spread', (t) => {
  t.is(ciShard({}), undefined);
  t.is(ciShard({CI_NODE_TOTAL: '4'}), undefined);
  t.is(ciShard({CI_NODE_INDEX: '', CI_NODE_TOTAL: ''}), undefined);
});

test('indices count from 0, and on GitLab from 1', (t) => {
  t.deepEqual(ciShard({CI_NODE_INDEX: '0', CI_NODE_TOTAL: '4'}), {index: 1, total: 4});
  t.deepEqual(ciShard({CI_NODE_INDEX: '3', CI_NODE_TOTAL: '4'}), {index: 4, total: 4});
  t.deepEqual(ciShard({GITLAB_CI: 'true', CI_NODE_INDEX: '1', CI_NODE_TOTAL: '4'}), {index: 1, total: 4});
  t.deepEqual(ciShard({GITLAB_CI: 'true', CI_NODE_INDEX: '4', CI_NODE_TOTAL: '4'}), {index: 4, total: 4});
});

test('other systems have variables of their own', (t) => {
  t.deepEqual(ciShard({CIRCLE_NODE_INDEX: '1', CIRCLE_NODE_TOTAL: '2'}), {index: 2, total: 2});
});

for (const [index, total, more] of [
  ['4', '4', {}],
  ['0', '4', {GITLAB_CI: 'true'}],
  ['5', '4', {GITLAB_CI: 'true'}],
  ['-1', '4', {}],
  ['x', '4', {}],
  ['0', '0', {}],
  ['1.5', '4', {}],
] as const) {
  test(`shard ${index} of ${total} is refused ${JSON.stringify(more)}`, (t) => {
    const error = t.throws(() => ciShard({CI_NODE_INDEX: index, CI_NODE_TOTAL: total, ...more}), {
      instanceOf: UsageError,
    });
    t.regex(
      error.message,
      new RegExp(`^CI_NODE_INDEX=${index} CI_NODE_TOTAL=${total}: is no shard; allowed: `),
    );
  });
}
