import {once} from 'node:events';
import {spawn} from 'node:child_process';
import test from 'ava';
import {commandLine} from './command-line.ts';
import {descendants} from './descendants.ts';

test('children and their children are found, until they end', async (t) => {
  const shell = spawn('sh', ['-c', 'sleep 600 & echo started; wait'], {stdio: ['ignore', 'pipe', 'ignore']});
  try {
    await once(shell.stdout, 'data');
    const lines = descendants(process.pid).map((pid) => commandLine(pid));
    t.true(lines.some((line) => line.startsWith('sh -c sleep 600')));
    const sleep = descendants(shell.pid ?? 0);
    t.deepEqual(
      sleep.map((pid) => commandLine(pid)),
      ['sleep 600'],
    );
    const ended = once(shell, 'exit');
    for (const pid of sleep) {
      process.kill(pid, 'SIGKILL');
    }
    await ended;
    t.deepEqual(descendants(shell.pid ?? 0), []);
    t.is(commandLine(sleep[0] ?? 0), '');
  } finally {
    shell.kill('SIGKILL');
  }
});
