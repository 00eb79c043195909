import test from 'ava';
import {againCommands} from './again-commands.ts';

const suite = {rerun: 'tool test {id} --steps $&', shell: 'tool shell {id}'};

test('each step has the commands of its suite, unless its failure tells its own', (t) => {
  t.deepEqual(againCommands(suite, {id: '7', status: 'passed'}), {
    rerun: 'tool test 7 --steps $&',
    shell: 'tool shell 7',
  });
  t.deepEqual(
    againCommands(suite, {id: '7', status: 'failed', failure: {message: '', rerun: 'again', shell: 'sh'}}),
    {rerun: 'again', shell: 'sh'},
  );
});

test('where a step never was there is no shell, and in results of before there is none of both', (t) => {
  for (const status of ['pending', 'skipped', 'does-not-apply', 'error'] as const) {
    t.deepEqual(againCommands(suite, {id: '7', status}), {
      rerun: 'tool test 7 --steps $&',
      shell: undefined,
    });
  }
  t.deepEqual(againCommands({}, {id: '7', status: 'passed'}), {rerun: undefined, shell: undefined});
});
