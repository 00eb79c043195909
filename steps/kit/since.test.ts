import test from 'ava';
import {since} from './since.ts';

const table = {252: 'a', 258: 'b', 260: 'c'};

test('the newest entry that is not newer counts, whatever their order', (t) => {
  t.is(since(table, 252), 'a');
  t.is(since(table, 257), 'a');
  t.is(since(table, 258), 'b');
  t.is(since(table, 259), 'b');
  t.is(since(table, 1000), 'c');
  // Numbers as names are in order by themselves; their order as text would be another.
  t.is(since({9: 'old', 10: 'new'}, 11), 'new');
});

test('an older systemd than the table knows is refused', (t) => {
  t.throws(() => since(table, 251), {
    instanceOf: RangeError,
    message: 'nothing is known for systemd 251; the table begins at 252',
  });
});

test('an empty or false entry is an entry', (t) => {
  t.is(since({252: ''}, 257), '');
  t.is(since({252: false}, 257), false);
});
