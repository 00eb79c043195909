import test from 'ava';
import type {TestOptions} from '../commands/test.ts';
import {testFlags} from './test-flags.ts';

const plain: TestOptions = {
  guest: ['debian:trixie'],
  module: ['2019', '2025'],
  match: [],
  accel: 'auto',
  keep: false,
  cold: false,
  isolate: false,
  transport: 'nc',
  guestOptions: {},
};

test('every option becomes its flag again', (t) => {
  t.deepEqual(testFlags(plain), [
    ...['--guest', 'debian:trixie', '--module', '2019', '--module', '2025'],
    ...['--accel', 'auto', '--transport', 'nc'],
  ]);
  const flags = testFlags({
    ...plain,
    match: ['*sh*'],
    cold: true,
    isolate: true,
    jobs: 2,
    timeoutFactor: 3,
    shard: '2/4',
    guestOptions: {nixpkgs: '/np'},
  });
  t.deepEqual(flags.slice(6), [
    ...['--match', '*sh*', '--accel', 'auto', '--transport', 'nc'],
    ...['--nixpkgs', '/np', '--cold', '--isolate', '--shard', '2/4', '--jobs', '2', '--timeout-factor', '3'],
  ]);
  const ssh = testFlags({...plain, guestOptions: {deploy: true, identity: 'key', knownHosts: 'hosts'}});
  t.deepEqual(ssh.slice(10), ['--deploy', '--identity', 'key', '--known-hosts', 'hosts']);
});
