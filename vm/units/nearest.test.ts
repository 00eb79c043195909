import test from 'ava';
import {nearest} from './nearest.ts';

const known = ['PrivateTmp', 'PrivateUsers', 'User', 'mode'];

test('finds swapped, missing and wrongly cased letters', (t) => {
  t.is(nearest('PrivateTpm', known), 'PrivateTmp');
  t.is(nearest('privatetmp', known), 'PrivateTmp');
  t.is(nearest('PrivatUser', known), 'PrivateUsers');
  t.is(nearest('mod', known), 'mode');
});

test('finds the same words in another order', (t) => {
  t.is(
    nearest('BindPathsReadOnly', ['BindPaths', 'ReadOnlyPaths', 'BindReadOnlyPaths']),
    'BindReadOnlyPaths',
  );
  t.is(nearest('NOFILELimit', ['LimitNPROC', 'LimitNOFILE']), 'LimitNOFILE');
});

test('finds nothing for another word', (t) => {
  t.is(nearest('ExecStart', known), undefined);
  t.is(nearest('x', []), undefined);
});
