import test from 'ava';
import {isSoundKey} from './is-sound-key.ts';
import {keyPair} from './key-pair.ts';

test('every key can be read, also one whose public half begins with a zero', (t) => {
  // Of so many, some begin with it in all but one of a million runs.
  const halves = Array.from({length: 3600}, () => Object.values(keyPair('a comment'))).flat();
  t.deepEqual(
    halves.filter((half) => !isSoundKey(half)),
    [],
  );
});

test('a half that lacks a byte is told from a whole one', (t) => {
  const pair = keyPair('');
  const blob = Buffer.from(pair.public.split(' ')[1] ?? '', 'base64');
  const header = blob.subarray(0, 15);
  const short = Buffer.concat([header, Buffer.from([0, 0, 0, 31]), blob.subarray(20)]);
  t.true(isSoundKey(pair.public) && isSoundKey(pair.private));
  t.false(isSoundKey(`ssh-ed25519 ${short.toString('base64')}`));
  t.false(isSoundKey('nothing'));
});
