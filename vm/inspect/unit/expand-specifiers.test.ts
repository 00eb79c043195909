import test from 'ava';
import {expandSpecifiers} from './expand-specifiers.ts';

test('specifiers stand for the unit’s name and for the system’s folders; others stay', (t) => {
  t.is(expandSpecifiers('%n %N %p %i %h %%n', 'a@b-c.service'), 'a@b-c.service a@b-c a b-c %h %%n');
  t.is(expandSpecifiers('%I %j', 'x-y@b-c.service'), 'b/c y');
  t.is(expandSpecifiers('%t %S/x', 'a.service'), '/run /var/lib/x');
  t.is(expandSpecifiers('%t %S %h', 'a.service', {t: '/run/user/7', h: '/home/x'}), '/run/user/7 %S /home/x');
});
