import {existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {execa} from 'execa';

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

// As inspect.nix has it.
const script = ['project.sh', 'inspect.sh']
  .map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'))
  .join('');

type Case = {status?: number; options?: string; locked?: boolean};

const inspect = async (t: ExecutionContext, {status = 0, options = '', locked = false}: Case) => {
  const folder = mkdtempSync(join(tmpdir(), 'inspect-'));
  t.teardown(() => rmSync(folder, {recursive: true, force: true}));
  for (const name of ['bin', 'harness', 'build']) {
    mkdirSync(join(folder, name), {recursive: true});
  }
  writeFileSync(join(folder, 'bin/node'), node, {mode: 0o755});
  // As in the Nix store.
  for (const name of ['key', 'key.pub', 'hash-web.lock']) {
    writeFileSync(join(folder, name), name, {mode: 0o444});
  }
  const out = join(folder, 'out');
  const {exitCode, stdout, stderr} = await execa('bash', ['-e', '-o', 'pipefail', '-c', script], {
    cwd: join(folder, 'build'),
    reject: false,
    extendEnv: false,
    env: {
      PATH: `${join(folder, 'bin')}:${process.env.PATH ?? ''}`,
      harness: join(folder, 'harness'),
      vm: '/the/vm',
      probe: '/the/probe',
      privateKey: join(folder, 'key'),
      publicKey: join(folder, 'key.pub'),
      services: 'web.service db@.service',
      options,
      lock: locked ? join(folder, 'hash-web.lock') : '',
      lockName: locked ? 'web.lock' : '',
      out,
      STATUS: String(status),
    },
  });
  return {exitCode, said: `${stdout}\n${stderr}`, out};
};

test('services are inspected with a probe that is built, and the result holds what was written of them', async (t) => {
  const {exitCode, said, out} = await inspect(t, {options: '--relax=PrivateUsers'});
  t.is(exitCode, 0, said);
  t.true(
    said.includes(
      `ran scripts/confinement.js inspect web.service db@.service --guest nixos:machine --results ${out} --relax=PrivateUsers\nprobe /the/probe, VM /the/vm\n`,
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
