import test from 'ava';
import {UsageError} from '../../harness/errors/usage-error.ts';
import {nix} from './nix.ts';
import {renderNix} from './render-nix.ts';

test('strings are escaped so that Nix reads them back', (t) => {
  t.is(renderNix('a\\b"c$d${e}\n\r\tä'), String.raw`"a\\b\"c\$d\${e}\n\r\tä"`);
  t.is(renderNix(''), '""');
});

test('numbers, lists and sets', (t) => {
  t.is(renderNix([1, -2, 0.5, [], {}]), '[ 1 (-2) 0.5 [ ] { } ]');
  t.is(renderNix({'a b': {c: nix`x`}}), '{ "a b" = { "c" = (x); }; }');
});

test('a comment does not swallow what follows', (t) => {
  t.is(renderNix([nix`x # why`, 1]), '[ (x # why\n) 1 ]');
});

test('what Nix cannot read is refused', (t) => {
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY, 1e30, 'a\0b']) {
    t.throws(() => renderNix(value), {instanceOf: UsageError});
  }
  t.throws(() => renderNix(undefined as unknown as string), {
    message: /^undefined is nothing that Nix can read/,
  });
});
