import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {run} from '../process/run.ts';
import {ConsoleLog} from './console-log.ts';

const folder = mkdtempSync(join(tmpdir(), 'console-timing-'));
test.after.always(() => rmSync(folder, {recursive: true, force: true}));

// Of bsdutils, which every Debian has.
test('scriptreplay of util-linux plays it, but for the first line, which it takes for a head', async (t) => {
  using log = new ConsoleLog(join(folder, 'console.log'));
  for (const piece of ['[    0.000000] Linux\n', '\u001b[32mfirst', '\u001b[0m\nsecond\n', 'login: ']) {
    log.append(Buffer.from(piece));
  }
  const {stdout} = await run('scriptreplay', ['-t', join(folder, 'console.timing'), log.path]);
  t.is(stdout.trimEnd(), '\u001b[32mfirst\u001b[0m\nsecond\nlogin:');
});
