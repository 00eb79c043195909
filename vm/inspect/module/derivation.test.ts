import test from 'ava';
import {parseDerivation} from './derivation.ts';

test('a derivation is read, whatever stands in its strings', (t) => {
  const {outputs, inputs, variables} = parseDerivation(
    String.raw`Derive([("out","/nix/store/a-torrc","","")],[("/nix/store/b-tor.drv",["geoip","out"])],["/nix/store/c-builder.sh"],"x86_64-linux","/nix/store/d-bash/bin/bash",["-e"],[("text","a \"(quoted)\" [b]\n\\")])`,
  );
  t.deepEqual(outputs, ['/nix/store/a-torrc']);
  t.deepEqual(inputs, ['/nix/store/b-tor.drv', '/nix/store/c-builder.sh']);
  t.is(variables.get('text'), 'a "(quoted)" [b]\n\\');
});

test('another text is none', (t) => {
  t.throws(() => parseDerivation('{}'));
});
