import test from 'ava';
import {mountDirection} from './mount-direction.ts';

const machine = {'mount /': 'ext4 / rw,relatime', 'mount /run': 'tmpfs / rw,nosuid,nodev'};
const under = (path: string, mount: string) =>
  mountDirection(machine, {...machine, [`mount ${path}`]: mount}, path);
const back = (path: string, mount: string) =>
  mountDirection({...machine, [`mount ${path}`]: mount}, machine, path);

test('what a service hides, closes or makes its own is narrower, and wider when it no longer does', (t) => {
  for (const [path, mount] of [
    ['/etc', 'ext4 /etc ro,relatime'],
    ['/run/systemd', 'tmpfs /systemd ro,nosuid,nodev'],
    ['/home', 'tmpfs /systemd/inaccessible/dir ro,nosuid,nodev,noexec'],
    ['/tmp', 'own ext4 /tmp/systemd-private-…-web.service/tmp rw,relatime'],
    ['/var', 'own tmpfs / rw,nosuid'],
    ['/srv', 'ext4 /srv rw,noexec,relatime'],
  ] as const) {
    t.is(under(path, mount), 'narrower', `${path} ${mount}`);
    t.is(back(path, mount), 'wider', `${path} ${mount}`);
  }
});

test('a mount of what is there before changes nothing', (t) => {
  t.is(under('/srv', 'ext4 /srv rw,relatime'), 'same');
  t.is(back('/run/web', 'tmpfs /web rw,nosuid,nodev'), 'same');
});

test('something from elsewhere has no direction, but by its flags', (t) => {
  t.is(under('/srv/made', 'ext4 /etc rw,relatime'), 'other');
  t.is(under('/srv/made', 'ext4 /etc ro,relatime'), 'other');
  t.is(back('/srv/made', 'ext4 /etc rw,relatime'), 'other');
  t.is(under('/run/made', 'ext4 /etc rw'), 'wider');
});

test('what lies over an own one and is no longer closed is wider', (t) => {
  const strict = {'mount /': 'ext4 / ro'};
  t.is(mountDirection(strict, {...strict, 'mount /srv': 'ext4 /srv rw'}, '/srv'), 'wider');
  t.is(mountDirection({}, {}, '/srv'), 'same');
  t.is(mountDirection({}, strict, '/'), 'other');
});
