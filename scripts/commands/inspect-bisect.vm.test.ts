import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {assertRefused} from '../testing/assert-refused.ts';
import {runInspect} from '../testing/run-inspect.ts';
import {writeUnit} from '../testing/write-unit.ts';

const folder = mkdtempSync(join(tmpdir(), 'inspect-bisect-'));
test.after.always('the units are removed', () => rmSync(folder, {recursive: true}));

test.serial(
  'two directives at fault are found among others, by the service itself: exit status 1',
  async (t) => {
    const file = writeUnit(
      folder,
      'two.service',
      // In place of that of all.
      'ExecStart=',
      "ExecStart=/bin/sh -ec 'touch /var/lib/two; chmod 600 /var/lib/two; exec sleep 1000'",
      ...['ProtectHome=yes', 'PrivateTmp=yes', 'ProtectSystem=strict', 'NoNewPrivileges=yes'],
      ...['SystemCallFilter=~chmod fchmod fchmodat fchmodat2', 'LockPersonality=yes', 'UMask=0027'],
    );
    const {exitCode, stdout, stderr} = await runInspect(file, '--bisect', '--json');
    t.is(exitCode, 1, stderr);
    t.regex(stderr, /--bisect runs the ExecStart= of \S+two\.service on debian:trixie$/m);
    const {bisected} = JSON.parse(stdout) as {bisected: Record<string, unknown> & {starts: number}};
    t.like(bisected, {
      name: 'two.service',
      verdict: 'found',
      ended: 'exit status 1',
      isSmallest: true,
      directives: 7,
      atFault: [
        {directive: 'ProtectSystem', value: 'strict', at: `${file}:7`},
        {directive: 'SystemCallFilter', at: `${file}:9`},
      ],
    });
    t.true(bisected.starts > 2 && bisected.starts < 30, String(bisected.starts));
  },
);

test.serial('what starts, and what its sandbox is not to blame for', async (t) => {
  const sleeps = ['ExecStart=', 'ExecStart=/bin/sleep 1000'];
  const good = await runInspect(writeUnit(folder, 'good.service', ...sleeps, 'PrivateTmp=yes'), '--bisect');
  t.is(good.exitCode, 0, good.stderr);
  t.regex(good.stdout, /^its own ExecStart= was run there, once$/m);
  t.regex(good.stdout, /^nothing keeps it from starting: it starts as it declares$/m);
  // Its program is not there.
  const never = await runInspect(writeUnit(folder, 'never.service', 'PrivateTmp=yes'), '--bisect');
  t.is(never.exitCode, 1, never.stderr);
  t.regex(never.stdout, /^it does not start as it declares: 203\/EXEC$/m);
  t.regex(never.stdout, /^it does not start without its one directive, either: it is not its sandbox$/m);
});

test.serial('what cannot be tried is one line, before anything boots: exit status 2', async (t) => {
  const file = writeUnit(folder, 'bad.service', 'PrivateTmp=yes');
  for (const [args, line] of [
    [[file, 'ssh.service'], /^confinement: --bisect: one service at a time/],
    [
      [file, '--guest', 'ssh://root@host'],
      /^confinement: --bisect on ssh:\/\/root@host: it runs the service itself, /,
    ],
    [[file, '--relax', 'PrivateTmp'], /^confinement: --bisect and --relax: one of them at a time$/],
    [[file, '--exec', 'ExecStop'], /^confinement: --bisect and --exec: one of them at a time$/],
    [[file, '--user'], /^confinement: --bisect and --user: one of them at a time$/],
  ] as const) {
    assertRefused(t, await runInspect(...args, '--bisect'), line);
  }
});

test.serial('a service that brings the guest down is not judged on it: exit status 69', async (t) => {
  const kills = `echo 1000 >/proc/self/oom_score_adj; echo f >/proc/sysrq-trigger; exec sleep 1000`;
  const file = writeUnit(folder, 'kills.service', 'ExecStart=', `ExecStart=/bin/sh -c '${kills}'`);
  const {exitCode, stdout, stderr} = await runInspect(file, '--bisect');
  t.is(exitCode, 69, stderr);
  t.is(stdout, '');
  t.regex(stderr, /^confinement: debian:trixie: out of memory: Out of memory: Killed process \d+ /m);
});
