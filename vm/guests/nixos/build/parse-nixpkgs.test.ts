import test from 'ava';
import {UsageError} from '../../../../harness/errors/usage-error.ts';
import {parseNixpkgs} from './parse-nixpkgs.ts';

test('a folder is one, and anything else a flake reference', (t) => {
  t.deepEqual(parseNixpkgs(import.meta.dirname), {path: import.meta.dirname});
  for (const ref of ['nixpkgs', 'github:NixOS/nixpkgs/nixos-unstable', 'git+file:///a/nixpkgs?ref=x']) {
    t.deepEqual(parseNixpkgs(ref), {ref});
  }
});

for (const path of ['', '/nowhere/nixpkgs', './nowhere', '../nowhere', '~/nowhere']) {
  test(`"${path}" is no nixpkgs`, (t) => {
    const error = t.throws(() => parseNixpkgs(path), {instanceOf: UsageError});
    t.regex(error.message, /^--nixpkgs \S*: is not there; allowed: [^\n]*$/);
  });
}
