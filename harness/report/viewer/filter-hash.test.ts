import test from 'ava';
import {filterHash} from './filter-hash.ts';
import type {Filter} from './filter.ts';
import {readFilterHash} from './read-filter-hash.ts';

test('a filter comes back from its address', (t) => {
  const filter: Filter = {statuses: ['failed', 'error'], set: 'seed', suite: 'a-b', text: 'a & b=#ä'};
  t.deepEqual(readFilterHash(`#${filterHash(filter)}`), filter);
});

test('one that does not narrow leaves no trace, and what is unknown is left out', (t) => {
  const none: Filter = {statuses: [], set: '', suite: '', text: ''};
  t.is(filterHash(none), '');
  t.deepEqual(readFilterHash('#status=failed,nonsense'), {...none, statuses: ['failed']});
});
