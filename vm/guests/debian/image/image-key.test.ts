import test from 'ava';
import {imageKey} from './image-key.ts';
import {suites} from './suites.ts';

test('the same inputs have the same key, each other suite, login key or option of apt another', async (t) => {
  const key = await imageKey(suites.trixie, 'ssh-ed25519 AAAA');
  t.regex(key, /^[0-9a-f]{16}$/);
  t.is(await imageKey(suites.trixie, 'ssh-ed25519 AAAA'), key);
  const others = await Promise.all([
    imageKey(suites.bookworm, 'ssh-ed25519 AAAA'),
    imageKey(suites.trixie, 'ssh-ed25519 BBBB'),
    imageKey({...suites.trixie, aptOptions: ['Acquire::Check-Valid-Until "false"']}, 'ssh-ed25519 AAAA'),
  ]);
  t.is(new Set([key, ...others]).size, 4);
});

test('what is only known of a suite does not count', async (t) => {
  t.is(await imageKey({...suites.trixie, systemd: 1}, 'k'), await imageKey(suites.trixie, 'k'));
});
