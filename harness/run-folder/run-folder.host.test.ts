import {existsSync, mkdtempSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {execa} from 'execa';
import {MachineryError} from '../errors/machinery-error.ts';
import {UsageError} from '../errors/usage-error.ts';
import {withParentDeathSignal} from '../process/with-parent-death-signal.ts';
import {Owner} from './owner.ts';
import {RunFolder} from './run-folder.ts';

const fixture = join(import.meta.dirname, 'fixtures/hold-run-folder.ts');

test.serial(
  'a run folder is private, names its owner and is gone once disposed of, twice without harm',
  async (t) => {
    const folder = RunFolder.create('run-test');
    t.is(statSync(folder.path).mode & 0o777, 0o700);
    t.is(Owner.read(folder.file('.run-owner.json'))?.pid, process.pid);
    writeFileSync(folder.file('a'), '');
    await folder[Symbol.asyncDispose]();
    t.false(existsSync(folder.path));
    await t.notThrowsAsync(async () => folder[Symbol.asyncDispose]());
  },
);

test.serial(
  'the longest socket path that is let through can be listened on, one byte more is refused',
  async (t) => {
    await using folder = RunFolder.create('run-test');
    const room = 107 - folder.path.length - 1;
    const path = folder.socket('s'.repeat(room));
    const server = createServer();
    await new Promise<void>((resolve, reject) => {
      server.on('error', reject);
      server.listen(path, resolve);
    });
    t.true(existsSync(path));
    server.close();
    const error = t.throws(() => folder.socket('s'.repeat(room + 1)), {instanceOf: MachineryError});
    t.regex(error.message, /108 bytes long; the kernel allows 107$/);
  },
);

test.serial('a TMPDIR that is too long or not there is refused with its name', (t) => {
  const before = process.env.TMPDIR;
  const long = mkdtempSync(join(tmpdir(), 'x'.repeat(90)));
  t.teardown(() => {
    rmSync(long, {recursive: true});
    if (before === undefined) {
      delete process.env.TMPDIR;
    } else {
      process.env.TMPDIR = before;
    }
  });
  process.env.TMPDIR = long;
  t.regex(
    t.throws(() => RunFolder.create('run-test'), {instanceOf: UsageError}).message,
    /^TMPDIR is .*x{90}.* allow at most \d+$/,
  );
  process.env.TMPDIR = '/nonexistent/folder';
  t.regex(
    t.throws(() => RunFolder.create('run-test'), {instanceOf: UsageError}).message,
    /^TMPDIR is \/nonexistent\/folder, /,
  );
});

test.serial('the folder is removed when the process exits without disposing of it', async (t) => {
  const child = execa(...withParentDeathSignal('node', ['--import=./scripts/typescript.js', fixture]), {
    input: 'end\n',
  });
  const {stdout: path} = await child;
  t.regex(path, /run-test-\w{6}$/);
  t.false(existsSync(path));
});
