import test from 'ava';
import {toldName} from './told-name.ts';

test('a service of a user’s manager cannot be taken for one of the system', (t) => {
  t.is(toldName({name: 'a.service'}), 'a.service');
  t.is(toldName({name: 'a.service', user: 'x', exec: {kind: 'ExecStart'}}), 'a.service --user');
  t.is(
    toldName({name: 'a.service', user: 'x', exec: {kind: 'ExecStop'}, relaxed: [{directive: 'PrivateTmp'}]}),
    'a.service --user ExecStop= without PrivateTmp=',
  );
});
