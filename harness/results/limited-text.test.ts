import test from 'ava';
import {limitedText} from './limited-text.ts';

test('a text that is too long keeps its beginning and its end, and no half of a character', (t) => {
  t.is(limitedText('äöü', 6), 'äöü');
  t.is(limitedText('abcdefghij', 4), 'ab\n[… 6 bytes are left out here]\nij');
  t.is(limitedText('aäöüb', 4), 'a\n[… 4 bytes are left out here]\nb');
});
