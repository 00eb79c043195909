import test from 'ava';
import {referenceUrl} from './reference-url.ts';

for (const [reference, url] of [
  ['nixpkgs#464323', 'https://github.com/NixOS/nixpkgs/issues/464323'],
  ['nixpkgs PR 289593', 'https://github.com/NixOS/nixpkgs/pull/289593'],
  ['systemd#37096', 'https://github.com/systemd/systemd/issues/37096'],
  ['systemd-stable PR 148', 'https://github.com/systemd/systemd-stable/pull/148'],
  ['someone/some.thing#1', 'https://github.com/someone/some.thing/issues/1'],
  ['https://example.org/a?b#c', 'https://example.org/a?b#c'],
] as const) {
  test(`${reference} is at ${url}`, (t) => {
    t.is(referenceUrl(reference), url);
  });
}

for (const text of [
  '',
  '#1',
  'nixpkgs',
  'nixpkgs #1',
  'nixpkgs#0',
  'nixpkgs# 1',
  'ftp://a',
  'https://',
  'other#1',
]) {
  test(`"${text}" is no reference`, (t) => {
    t.is(referenceUrl(text), undefined);
  });
}
