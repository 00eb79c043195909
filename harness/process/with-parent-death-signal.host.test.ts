import {once} from 'node:events';
import {join} from 'node:path';
import test from 'ava';
import {execa} from 'execa';
import {runs, waitForDeath} from './fixtures/processes.ts';
import {withParentDeathSignal} from './with-parent-death-signal.ts';

const fixture = join(import.meta.dirname, 'fixtures/hold-child.ts');

/** A process with a guarded child, which has a process group of its own and is not cleaned up by anyone. */
const parentAndChild = async (deathSignal: 'KILL' | 'TERM') => {
  const parent = execa('node', ['--import=./scripts/typescript.js', fixture, deathSignal], {reject: false});
  const [chunk] = (await once(parent.stdout, 'data')) as [Buffer];
  return {parent, child: Number(chunk.toString())};
};

for (const signal of ['SIGKILL', 'SIGTERM', 'SIGHUP'] as const) {
  test(`a parent that ${signal} ends takes its child with it`, async (t) => {
    const {parent, child} = await parentAndChild('KILL');
    t.true(runs(child));
    parent.kill(signal);
    t.is((await parent).signal, signal);
    await waitForDeath(child);
    t.false(runs(child));
  });
}

test('the child can be given TERM instead', async (t) => {
  const {parent, child} = await parentAndChild('TERM');
  t.true(runs(child));
  parent.kill('SIGKILL');
  await parent;
  await waitForDeath(child);
  t.deepEqual(withParentDeathSignal('a', ['-b'], 'TERM')[1].slice(-5), [
    '--pdeathsig',
    'TERM',
    '--',
    'a',
    '-b',
  ]);
});

test('arguments that look like options of the guard are those of the program', async (t) => {
  const {stdout} = await execa(...withParentDeathSignal('echo', ['--pdeathsig', '--', '-n', '$HOME']));
  t.is(stdout, '--pdeathsig -- -n $HOME');
});

test('a child whose parent was gone before it could ask to be told is ended', async (t) => {
  const [file, args] = withParentDeathSignal('echo', ['started']);
  // As if it had been started by a process that has died: its parent is another one.
  const orphaned = args.map((arg) => (arg === String(process.pid) ? '1' : arg));
  const {signal, stdout} = await execa(file, orphaned, {reject: false});
  t.is(signal, 'SIGKILL');
  t.is(stdout, '');
});
