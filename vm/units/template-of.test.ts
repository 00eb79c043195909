import test from 'ava';
import {templateOf} from './template-of.ts';

test('an instance is told by its template, whatever it is called', (t) => {
  t.is(templateOf('test5@0-17-0.service'), 'test5@.service');
  t.is(templateOf('a@b.c.socket'), 'a@.socket');
  t.is(templateOf('a@.service'), 'a@.service');
  t.is(templateOf('a.service'), 'a.service');
  t.is(templateOf('a@.service.d/own.conf'), 'a@.service.d/own.conf');
});
