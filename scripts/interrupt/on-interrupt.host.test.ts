import {join} from 'node:path';
import {setTimeout as delay} from 'node:timers/promises';
import test from 'ava';
import {execa} from 'execa';
import {isRunning} from './npm-ancestor.ts';

const fixture = join(import.meta.dirname, 'fixtures/interruptible.ts');
const node = [process.execPath, '--import=./scripts/typescript.js', fixture];
const withoutNpm = {npm_lifecycle_event: undefined, npm_command: undefined};

/** The fixture, and its lines one by one. */
const start = (env: Record<string, string | undefined>, file: string, ...args: string[]) => {
  const child = execa(file, args, {env, reject: false});
  const lines = child[Symbol.asyncIterator]();
  return {child, line: async () => String((await lines.next()).value)};
};

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  test(`${signal} asks the run to end, which ends in its own time and with its own status`, async (t) => {
    const {child, line} = start(withoutNpm, process.execPath, ...node.slice(1));
    t.is(await line(), 'npm none');
    child.kill(signal);
    t.is(await line(), `interrupted: ${signal}`);
    t.is((await child).exitCode, 42);
  });
}

test('a signal that comes again at once is the same one; a later one ends the run', async (t) => {
  const {child, line} = start(withoutNpm, process.execPath, ...node.slice(1), 'hang');
  await line();
  child.kill('SIGINT');
  t.is(await line(), 'interrupted: SIGINT');
  child.kill('SIGINT');
  child.kill('SIGTERM');
  // The time itself is what makes the difference.
  await delay(1500);
  t.true(isRunning(child.pid ?? 0));
  const startedAt = performance.now();
  child.kill('SIGTERM');
  t.is((await child).exitCode, 130);
  t.true(performance.now() - startedAt < 5000);
});

const childOf = async (pid: number): Promise<number> =>
  Number((await execa('ps', ['-o', 'pid=', '--ppid', String(pid)])).stdout.trim());

/** A shell that runs the fixture and goes by the name of npm. */
const byNpm = (name: string, ...args: string[]) =>
  start({npm_command: 'run-script'}, 'sh', '-c', `${node.join(' ')} ${args.join(' ')}; true`, name);

test('an npm that is killed takes the run with it', async (t) => {
  for (const name of ['npm', '/usr/bin/npm', '/usr/lib/node_modules/npm/bin/npm-cli.js', 'npm start 1 7']) {
    const {child, line} = byNpm(name);
    t.is(await line(), `npm ${child.pid ?? 0}`, name);
    child.kill('SIGKILL');
    t.is(await line(), 'interrupted: npm, which started this, is gone');
    await child;
  }
});

test('an npm that is gone before the run looks takes the run with it too', async (t) => {
  // The shell does not wait: what it has started is handed to the first process.
  for (const shell of [`${node.join(' ')} &`, `sh -c '${node.join(' ')}; true' &`]) {
    const {child, line} = start({npm_command: 'run-script'}, 'sh', '-c', shell);
    t.is(await line(), 'npm gone');
    t.is(await line(), 'interrupted: npm, which started this, is gone');
    await child;
  }
});

test('a process that only has npm somewhere in its command line is not taken for it', async (t) => {
  const {child, line} = byNpm('/home/npm/project');
  t.not(await line(), `npm ${child.pid ?? 0}`);
  process.kill(await childOf(child.pid ?? 0), 'SIGTERM');
  t.is(await line(), 'interrupted: SIGTERM');
  await child;
});

test('an npm that dies of the same signal is not a second one', async (t) => {
  const {child, line} = start(
    {npm_command: 'run-script'},
    'setsid',
    ...['--wait', 'sh', '-c', `echo $$; ${node.join(' ')} hang; true`, 'npm'],
  );
  const shell = Number(await line());
  t.is(await line(), `npm ${shell}`);
  const run = await childOf(shell);
  process.kill(-shell, 'SIGHUP');
  t.is(await line(), 'interrupted: SIGHUP');
  // Long enough for it to see that npm is gone.
  await delay(1500);
  t.true(isRunning(run));
  process.kill(run, 'SIGKILL');
  await child;
});
