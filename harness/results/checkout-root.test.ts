import test from 'ava';
import {checkoutRoot} from './checkout-root.ts';

test('the checkout that a CI system names, when the run is in it', (t) => {
  t.is(checkoutRoot({}, '/a/b'), '/a/b');
  t.is(checkoutRoot({CI_PROJECT_DIR: '/a'}, '/a/b'), '/a');
  t.is(checkoutRoot({GITHUB_WORKSPACE: '/a/b/'}, '/a/b'), '/a/b');
  t.is(checkoutRoot({GITHUB_WORKSPACE: '', WORKSPACE: '/a'}, '/a/b'), '/a');
  t.is(checkoutRoot({WORKSPACE: '/else'}, '/a/b'), '/a/b');
  t.is(checkoutRoot({WORKSPACE: '/a/b'}, '/a/bc'), '/a/bc');
});
