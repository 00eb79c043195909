import test from 'ava';
import {UsageError} from '../../harness/errors/usage-error.ts';
import {NixExpression} from './nix-expression.ts';
import {nix} from './nix.ts';

test('Nix sees the text as it is written', (t) => {
  t.is(nix`pkgs.writeText "foobar" "eek\n"`.code, String.raw`pkgs.writeText "foobar" "eek\n"`);
  t.is(nix`"\${pkgs.hello}/bin/hello"`.code, '"${pkgs.hello}/bin/hello"');
  t.is(nix`''a \`b\` c''`.code, "''a `b` c''");
});

test('values become literals, expressions stay expressions', (t) => {
  const hello = nix`pkgs.hello`;
  t.is(
    nix`f ${'a "b" ${c}'} ${2} ${null} ${[hello, true]}`.code,
    String.raw`f "a \"b\" \${c}" 2 null [ (pkgs.hello) true ]`,
  );
  t.is(nix`${hello}`.code, '(pkgs.hello)');
});

test('an expression cannot get lost in a string', (t) => {
  const expression: unknown = new NixExpression('pkgs.hello');
  t.throws(() => `${expression as string}/bin/hello`, {instanceOf: UsageError, message: /pkgs\.hello/});
});
