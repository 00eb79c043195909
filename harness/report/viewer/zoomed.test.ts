import test from 'ava';
import {zoomed} from './zoomed.ts';

const whole = {from: 0, to: 1000};

test('what lies at the pointer stays there', (t) => {
  t.deepEqual(zoomed({from: 0, to: 1000}, 0.5, 500, whole), {from: 250, to: 750});
  t.deepEqual(zoomed({from: 200, to: 400}, 0.5, 200, whole), {from: 200, to: 300});
});

test('it stays within the whole, and is never shorter than can be looked at', (t) => {
  t.deepEqual(zoomed({from: 200, to: 400}, 100, 300, whole), whole);
  t.deepEqual(zoomed({from: -100, to: 100}, 1, -100, whole), {from: 0, to: 200});
  t.deepEqual(zoomed({from: 990, to: 1100}, 1, 990, whole), {from: 890, to: 1000});
  t.deepEqual(zoomed({from: 500, to: 530}, 0.01, 500, whole), {from: 500, to: 520});
});
