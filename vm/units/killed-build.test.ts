import test from 'ava';
import {CommandError} from '../../harness/process/command-error.ts';
import {killedBuild} from './killed-build.ts';

const hash = '0a2inz2hlzacdl7ymng6870dl9p2zsnl';

const failed = (stderr: string, signal?: string): CommandError =>
  new CommandError(
    {
      command: 'nix-build',
      exitStatus: signal === undefined ? 100 : undefined,
      signal,
      timedOut: false,
      durationMs: 1000,
      stdout: '',
      stderr,
    },
    undefined,
  );

test('a nix-build that was killed says nothing of the step that it was at', (t) => {
  t.is(
    killedBuild(failed(`building '/nix/store/${hash}-unit-test7@.service.drv'...\n`, 'SIGKILL'))?.message,
    'The units could not be built: nix-build was ended by SIGKILL',
  );
});

for (const [version, stderr] of [
  [
    '2.8',
    `error: builder for '/nix/store/${hash}-x.drv' failed due to signal 9 (Killed);\n       last 1 log lines:\n`,
  ],
  [
    'later',
    `error: Cannot build '/nix/store/${hash}-x.drv'.\n       Reason: builder failed due to signal 9 (Killed).\n`,
  ],
] as const) {
  test(`nor does one of Nix ${version} whose builder was killed`, (t) => {
    t.is(
      killedBuild(failed(`building '/nix/store/${hash}-other.drv'...\n${stderr}`))?.message,
      'The units could not be built: the builder of x was killed',
    );
  });
}

test('one that failed by itself is none', (t) => {
  t.is(
    killedBuild(failed(`error: builder for '/nix/store/${hash}-x.drv' failed with exit code 1;\n`)),
    undefined,
  );
  t.is(killedBuild(failed(`error: attribute 'signal' missing\n`)), undefined);
});
