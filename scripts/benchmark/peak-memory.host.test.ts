import {spawn} from 'node:child_process';
import {once} from 'node:events';
import test from 'ava';
import {PeakMemory} from './peak-memory.ts';

test('what children of Node had in memory at most is added up, also of those that are gone', async (t) => {
  const memory = new PeakMemory(process.pid);
  for (let count = 0; count < 2; count++) {
    const child = spawn(
      process.execPath,
      ['-e', 'Buffer.alloc(200 * 1024 ** 2, 1); console.log("up"); process.stdin.resume()'],
      {stdio: ['pipe', 'pipe', 'inherit']},
    );
    await once(child.stdout, 'data');
    await memory.look();
    child.stdin.end();
    await once(child, 'exit');
  }
  t.true(memory.mebibytes > 400, `${memory.mebibytes} MiB`);
});

test('a process that is gone has no memory', async (t) => {
  const memory = new PeakMemory(2 ** 22 + 1);
  await memory.look();
  t.is(memory.mebibytes, 0);
});
