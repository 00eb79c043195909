import test from 'ava';
import {withDirective} from './with-directive.ts';

test('what PID 1 says has the directive that it is about, once', (t) => {
  t.is(
    withDirective('Failed to parse boolean value, ignoring: maybe', 'PrivateTmp=maybe'),
    'PrivateTmp=: Failed to parse boolean value, ignoring: maybe',
  );
  t.is(
    withDirective('Failed to parse PrivateTmp=maybe, ignoring', 'PrivateTmp=maybe'),
    'Failed to parse PrivateTmp=maybe, ignoring',
  );
  t.is(withDirective("Missing '=', ignoring line.", 'some words'), "Missing '=', ignoring line.");
  t.is(withDirective('Failed to set up mount namespacing'), 'Failed to set up mount namespacing');
});
