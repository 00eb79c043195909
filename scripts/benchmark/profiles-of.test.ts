import test from 'ava';
import {profilesOf} from './profiles-of.ts';

// Of a systemd 257, cut: lines of two processes are not stored in the order in which they were written.
const command = `[  238.829005] guest systemd[1]: test7.socket: Incoming traffic
[  238.833018] guest systemd[1]: Unit test7@3-522-0.service has alias test7@.service.
[  238.897020] guest systemd[1]: test7@3-522-0.service: Trying to enqueue job test7@3-522-0.service/start/replace
[  239.056795] guest systemd[1]: test7@3-522-0.service: Forked /nix/store/bvb-testserver.sh as 523 (via CLONE_INTO_CGROUP)
[  239.429741] guest (erver.sh)[523]: Applying namespace mount on /run/confinement/test7@3-522-0.service/
[  239.320388] guest (erver.sh)[523]: Found cgroup2 on /sys/fs/cgroup/, full unified hierarchy
[  239.348336] guest (erver.sh)[524]: Applying namespace mount on /elsewhere
[  240.722892] guest systemd[1]: Received SIGCHLD from PID 523 (bvb).
[  240.620642] guest (erver.sh)[523]: test7@3-522-0.service: Executing: /nix/store/bvb-testserver.sh
[  240.744188] guest systemd[1]: test7@3-522-0.service: Changed running -> dead
[  240.816855] guest systemd[1]: test7.socket: One connection closed, 0 left.
`;

test('the parts of each command are told in milliseconds', (t) => {
  const [first, second, ...more] = profilesOf(
    `-- a line of another kind\n${command}${later(command)}`,
    'test7.socket',
  );
  const rounded = Object.fromEntries(Object.entries(first ?? {}).map(([part, ms]) => [part, Math.round(ms)]));
  t.deepEqual(rounded, {
    read: 68,
    start: 160,
    executor: 264,
    prepare: 109,
    mounts: 1191,
    command: 102,
    end: 21,
    clear: 73,
  });
  t.is(Math.round(second?.mounts ?? 0), 1191);
  t.deepEqual(more, []);
});

test('of a command whose end is not there nothing is told, nor of another socket', (t) => {
  t.deepEqual(profilesOf(command.split('\n').slice(0, -2).join('\n'), 'test7.socket'), []);
  t.deepEqual(profilesOf(command, 'test8.socket'), []);
});

/** The same ten seconds later, of another process. */
const later = (text: string): string =>
  text
    .replaceAll(/^\[ {2}2(\d\d)\./gm, (_, seconds: string) => `[  2${Number(seconds) + 10}.`)
    .replaceAll('523', '623');
