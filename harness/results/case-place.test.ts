import test from 'ava';
import {casePlace} from './case-place.ts';

test('a case is where it begins, and a failed one where what failed was called', (t) => {
  const written = {file: 'steps/05-a.ts', line: 3};
  t.deepEqual(casePlace(written), written);
  t.deepEqual(casePlace({...written, failure: {message: 'm'}}), written);
  t.deepEqual(casePlace({...written, failure: {message: 'm', line: 9}}), {...written, line: 9});
});

test('what is not known is left out', (t) => {
  t.deepEqual(casePlace({}), {});
  t.deepEqual(casePlace({failure: {message: 'm', line: 9}}), {line: 9});
});
