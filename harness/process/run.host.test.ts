import {mkdtempSync, realpathSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {CommandError} from './command-error.ts';
import {runs} from './fixtures/processes.ts';
import {run} from './run.ts';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'run-')));
test.after.always(() => rmSync(folder, {recursive: true, force: true}));

const node = (script: string, ...args: string[]): [string, string[]] => [
  process.execPath,
  ['-e', script, ...args],
];

test('resolves to both streams, each without its final newline', async (t) => {
  const result = await run(...node('console.log("out\\n"); console.error("err")'));
  t.is(result.stdout, 'out\n');
  t.is(result.stderr, 'err');
  t.true(result.durationMs > 0);
});

test('arguments are no shell words', async (t) => {
  const words = ['$(id)', '*', "it's", 'a b', '', '-n'];
  const {stdout} = await run(...node('console.log(JSON.stringify(process.argv.slice(1)))', '--', ...words));
  t.deepEqual(JSON.parse(stdout), words);
});

test('standard input is what is given, else empty; a program that does not read it is no error', async (t) => {
  t.is((await run('cat', [], {input: 'a\nb'})).stdout, 'a\nb');
  t.is((await run('cat', [])).stdout, '');
  await t.notThrowsAsync(run('true', [], {input: Buffer.alloc(4 * 1024 * 1024)}));
});

test('the environment is added to, the folder is changed; PATH has the folders of system programs', async (t) => {
  const {stdout} = await run('sh', ['-c', 'echo "$ONE $HOME"; pwd; echo "$PATH"'], {
    env: {ONE: '1', HOME: '/nowhere'},
    cwd: folder,
  });
  t.is(
    stdout,
    `1 /nowhere\n${folder}\n${process.env.PATH ?? '/usr/bin:/bin'}:/usr/local/sbin:/usr/sbin:/sbin`,
  );
});

test('lines are told while the program runs', async (t) => {
  const heard: string[] = [];
  const controller = new AbortController();
  await t.throwsAsync(
    run('sh', ['-c', 'echo one; echo two >&2; exec sleep 600'], {
      signal: controller.signal,
      onLine(line) {
        heard.push(line);
        if (heard.length === 2) {
          controller.abort();
        }
      },
    }),
    {instanceOf: CommandError},
  );
  t.deepEqual(heard.sort(), ['one', 'two']);
});

test('a failure tells the command as a shell would take it, the exit status and the last lines', async (t) => {
  const script = 'for i in $(seq 30); do echo "line $i" >&2; done; echo out; exit 3';
  const error = await t.throwsAsync(run('sh', ['-c', script]), {instanceOf: CommandError});
  t.is(
    error.message,
    `sh -c '${script}' ended with exit status 3:\n${Array.from({length: 20}, (_, index) => `line ${index + 11}`).join('\n')}`,
  );
  t.is(error.commandStatus, 3);
  t.is(error.kind, 'machinery');
  t.is(error.stdout, 'out');
  t.false(error.timedOut);
  const quiet = await t.throwsAsync(run('sh', ['-c', 'echo "on stdout"; exit 1']), {
    instanceOf: CommandError,
  });
  t.true(quiet.message.endsWith(' ended with exit status 1:\non stdout'));
});

test('a program that a signal ends', async (t) => {
  const error = await t.throwsAsync(run('sh', ['-c', 'kill -SEGV $$']), {instanceOf: CommandError});
  t.is(error.signal, 'SIGSEGV');
  t.is(error.commandStatus, undefined);
  t.is(error.message, "sh -c 'kill -SEGV $$' was ended by SIGSEGV");
});

test('a program that runs out of time is ended', async (t) => {
  let pid = 0;
  const error = await t.throwsAsync(
    run('sh', ['-c', 'echo $$; exec sleep 600'], {
      timeoutMs: 1000,
      onLine(line) {
        pid = Number(line);
      },
    }),
    {instanceOf: CommandError},
  );
  t.true(error.timedOut);
  t.regex(error.message, /did not end within 1 s/);
  t.true(pid > 0);
  t.false(runs(pid));
});

test('an abort ends the program', async (t) => {
  const controller = new AbortController();
  let pid = 0;
  const error = await t.throwsAsync(
    run('sh', ['-c', 'echo $$; exec sleep 600'], {
      signal: controller.signal,
      onLine(line) {
        pid = Number(line);
        controller.abort();
      },
    }),
    {instanceOf: CommandError},
  );
  t.is(error.signal, 'SIGTERM');
  t.true(pid > 0);
  t.false(runs(pid));
});

test('a program that is not there is named, and nothing else', async (t) => {
  const error = await t.throwsAsync(run('no-such-program', ['a']), {instanceOf: CommandError});
  t.is(error.message, 'no-such-program a could not be started: No such file or directory');
});

test('a folder that is not there is named', async (t) => {
  const error = await t.throwsAsync(run('true', [], {cwd: join(folder, 'nowhere')}), {
    instanceOf: CommandError,
  });
  t.regex(error.message, /^true could not be started: .*nowhere/);
});
