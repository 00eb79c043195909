import test from 'ava';
import {listingDifference} from './listing-difference.ts';

test('a listing differs by what is gone and by what has come', (t) => {
  t.deepEqual(listingDifference(['/a 1', '/b'], ['/a 1', '/b']), []);
  t.deepEqual(listingDifference(['/a 1', '/b'], ['/b', '/a 2', '/c']), ['- /a 1', '+ /a 2', '+ /c']);
});
