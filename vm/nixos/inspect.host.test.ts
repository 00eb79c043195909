import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {runInBuild} from './testing/run-in-build.ts';

// Stands in for node: tells how it was started and what it has, writes results and ends with the status $STATUS.
const node = `#!/bin/sh
echo "ran $*"
echo "probe $CONFINEMENT_PROBE, VM $(readlink machine)"
[ ! -e web.lock ] || echo "lock $(cat web.lock)"
while [ "$1" != --results ]; do shift; done
mkdir -p "$2"
echo report > "$2/report.txt"
[ "$STATUS" -gt 1 ] || echo seen > "$2/seen.lock"
exit "$STATUS"
`;

type Case = {status?: number; options?: string; locked?: boolean};

const inspect = async (t: ExecutionContext, {status = 0, options = '', locked = false}: Case) =>
  runInBuild(t, {
    script: 'inspect.sh',
    node,
    files: {'hash-web.lock': 'hash-web.lock'},
    environment: (folder) => ({
      probe: '/the/probe',
      services: 'web.service db@.service',
      options,
      lock: locked ? join(folder, 'hash-web.lock') : '',
      lockName: locked ? 'web.lock' : '',
      STATUS: String(status),
    }),
  });

test('services are inspected with a probe that is built, and the result holds what was written of them', async (t) => {
  const {exitCode, said, out} = await inspect(t, {options: '--relax=PrivateUsers'});
  t.is(exitCode, 0, said);
  t.true(
    said.includes(
      `ran scripts/confinement.js inspect web.service db@.service --guest nixos:machine --cold --results ${out} --relax=PrivateUsers\nprobe /the/probe, VM /the/vm\n`,
    ),
    said,
  );
  t.is(
    readFileSync(join(out, 'nix-support/hydra-build-products'), 'utf8'),
    `doc none ${out}/report.txt\ndoc none ${out}/seen.lock\n`,
  );
  t.false(existsSync(join(out, 'nix-support/failed')));
});

test('a lock file has the name that its author gave it', async (t) => {
  const {exitCode, said} = await inspect(t, {locked: true});
  t.is(exitCode, 0, said);
  t.regex(said, / --lock web\.lock$/m);
  t.regex(said, /^lock hash-web\.lock$/m);
});

test('what is not in force, or wider, is kept and marked as Hydra wants it', async (t) => {
  const {exitCode, out} = await inspect(t, {status: 1});
  t.is(exitCode, 0);
  t.true(existsSync(join(out, 'nix-support/failed')));
  t.is(readFileSync(join(out, 'seen.lock'), 'utf8'), 'seen\n');
});

test('nothing is kept where a service could not be seen, or the machinery failed', async (t) => {
  for (const status of [2, 69]) {
    const {exitCode} = await inspect(t, {status});
    t.is(exitCode, status);
  }
});
