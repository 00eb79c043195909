import {existsSync, readFileSync, statSync} from 'node:fs';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {runInBuild} from './testing/run-in-build.ts';

// Stands in for node: the steps are rendered as $RENDERED says, and a run ends with the status $STATUS.
const node = `#!/bin/sh
case "$*" in
  '--import=./scripts/typescript.js scripts/render-steps.ts') printf %s "$RENDERED" > vm/nixos/rendered-steps.nix ;;
  *)
    echo "ran $*"
    mkdir -p test-results/a-run
    ln -s a-run test-results/latest
    touch test-results/a-run/junit.xml
    exit "$STATUS"
    ;;
esac
`;

type Case = {status?: number; rendered?: string; steps?: string; keepResults?: string};

const check = async (
  t: ExecutionContext,
  {status = 0, rendered = 'steps', steps = '', keepResults = ''}: Case,
) =>
  runInBuild(t, {
    script: 'check.sh',
    node,
    files: {'harness/vm/nixos/rendered-steps.nix': 'steps'},
    environment: () => ({steps, keepResults, RENDERED: rendered, STATUS: String(status)}),
  });

test('steps are proved with the key in place, and the result holds the results', async (t) => {
  const {exitCode, said, out, project} = await check(t, {steps: '3 5'});
  t.is(exitCode, 0, said);
  t.regex(said, /^ran scripts\/confinement\.js test 3 5 --guest nixos:\/the\/vm --cold$/m);
  t.is(readFileSync(join(project, 'cache/keys/id_ed25519'), 'utf8'), 'secret');
  t.is(statSync(join(project, 'cache/keys/id_ed25519')).mode & 0o777, 0o600);
  t.true(existsSync(join(out, 'test-results/junit.xml')));
  t.is(
    readFileSync(join(out, 'nix-support/hydra-build-products'), 'utf8'),
    `report junit ${out}/test-results/junit.xml\ndoc none ${out}/test-results\n`,
  );
  t.false(existsSync(join(out, 'nix-support/failed')));
});

test('a failed step fails the build, and it is told where its results are', async (t) => {
  const {exitCode, said, out, project} = await check(t, {status: 1});
  t.is(exitCode, 1);
  t.regex(said, /--keep-failed keeps the results: project\/test-results\/a-run in/);
  t.true(existsSync(join(project, 'test-results/a-run/junit.xml')));
  t.false(existsSync(out));
});

test('where results are to be kept, a failed step marks them as Hydra wants it', async (t) => {
  const {exitCode, out} = await check(t, {status: 1, keepResults: '1'});
  t.is(exitCode, 0);
  t.true(existsSync(join(out, 'nix-support/failed')));
  t.true(existsSync(join(out, 'test-results/junit.xml')));
});

test('a VM that was built from other steps is refused', async (t) => {
  const {exitCode, said} = await check(t, {rendered: 'other'});
  t.is(exitCode, 1);
  t.regex(said, /rendered-steps\.nix is not what steps\/ says.*npm run render-steps/);
  t.notRegex(said, /^ran /m);
});
