import test from 'ava';
import {commandWords} from './command-words.ts';

test('the words of a command are found in a line of shell', (t) => {
  t.deepEqual(commandWords(`npx confinement new-step "two words" --set a   # told`), [
    'npx',
    'confinement',
    'new-step',
    'two words',
    '--set',
    'a',
  ]);
  t.deepEqual(commandWords(`echo 'id; ls' | npx confinement shell --unit ./web.service`), [
    'npx',
    'confinement',
    'shell',
    '--unit',
    './web.service',
  ]);
  t.deepEqual(commandWords('CONFINEMENT_UPDATE=1 npx confinement test 12'), [
    'npx',
    'confinement',
    'test',
    '12',
  ]);
  t.deepEqual(commandWords('npm ci && npm start'), ['npm', 'ci']);
  t.is(commandWords('nix flake check ./vm/nixos'), undefined);
});
