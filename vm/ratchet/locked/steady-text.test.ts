import test from 'ava';
import {steadyText} from './steady-text.ts';

test('hashes, instances and twins have no names of their own', (t) => {
  const hash = '7a91jydmlirx1hsmxa4qbaaasjj8f406';
  for (const [text, steady] of [
    [`/nix/store/${hash}-hello`, '/nix/store/hello'],
    [`/store/${hash}-hello/bin`, '/store/hello/bin'],
    ['/srv/store/hello', '/srv/store/hello'],
    ['/confinement/test1@3-1403-0.service', '/confinement/test1@….service'],
    [
      '/sys/fs/cgroup/system.slice/confinement-inspect-c4d8cac4-0.service/x',
      '/sys/fs/cgroup/system.slice/web.service/x',
    ],
    ['/tmp/systemd-private-ab01-web.service-Xy9/tmp', '/tmp/systemd-private-…-web.service/tmp'],
  ] as const) {
    t.is(steadyText(text, 'web.service'), steady);
  }
});
