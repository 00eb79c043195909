import test from 'ava';
import type {CommandResult} from '../../harness/ssh/command-result.ts';
import {CheckError} from './check-error.ts';
import {errnoText} from './errno.ts';
import {ServiceDiedError} from './service-died-error.ts';
import {Shell} from './shell.ts';
import type {StepCommand} from './step-command.ts';

const result = (fields: Partial<CommandResult> & {text?: string}): CommandResult => ({
  where: 'inside test1@.service',
  command: 'a command',
  exitStatus: 0,
  output: Buffer.from(fields.text ?? ''),
  timedOut: false,
  startedAt: '2026-11-24T05:35:22.000Z',
  durationMs: 10,
  signal: undefined,
  stdout: Buffer.from(fields.text ?? ''),
  stderr: Buffer.from(''),
  ...fields,
});

const ended = {
  ok: result({text: 'yes\n'}),
  failed: result({exitStatus: 1, text: 'ls: cannot access: No such file or directory\n'}),
  late: result({exitStatus: undefined, timedOut: true}),
  without: result({exitStatus: undefined}),
};

/** A shell whose every command ends as given, and what it told of them. */
const shellOf = (outcome: CommandResult | Error, goOn = false) => {
  const commands: string[] = [];
  const told: [StepCommand, Error | undefined][] = [];
  const shell = new Shell(
    async (command) => {
      commands.push(command);
      return outcome instanceof Error ? Promise.reject(outcome) : Promise.resolve(outcome);
    },
    (entry, error) => {
      told.push([entry, error]);
      return goOn;
    },
  );
  return {shell, commands, told};
};

type Call = (shell: Shell) => Promise<unknown>;
const succeed: Call = async (shell) => shell.succeed('c');
const fail: Call = async (shell) => shell.fail('c');
const failWith: Call = async (shell) => shell.fail('c', 'ENOENT');
const prints: Call = async (shell) => shell.prints('c', 'yes');
const doesNotPrint: Call = async (shell) => shell.doesNotPrint('c', 'no');

for (const [name, call, outcome] of [
  ['succeed: status 0', succeed, ended.ok],
  ['fail: another status', fail, ended.failed],
  ['fail with errno: its text at the end', failWith, ended.failed],
  ['prints: exactly that', prints, ended.ok],
  ['prints: without the final newline too', prints, result({text: 'yes'})],
  ['doesNotPrint: something else', doesNotPrint, ended.ok],
  ['doesNotPrint: something else, whatever the status', doesNotPrint, ended.failed],
] as const) {
  test(`holds: ${name}`, async (t) => {
    const {shell, told, commands} = shellOf(outcome);
    await t.notThrowsAsync(call(shell));
    t.deepEqual(commands, ['c']);
    t.is(told.length, 1);
    t.is(told[0]?.[0].holds, true);
    t.is(told[0]?.[1], undefined);
  });
}

for (const [name, call, outcome] of [
  ['succeed: another status', succeed, ended.failed],
  ['succeed: out of time', succeed, ended.late],
  ['succeed: no status', succeed, ended.without],
  ['fail: status 0', fail, ended.ok],
  ['fail: out of time', fail, ended.late],
  ['fail: no status', fail, ended.without],
  [
    'fail with errno: status 0 though the text is there',
    failWith,
    result({text: 'x: No such file or directory'}),
  ],
  ['fail with errno: another error', failWith, result({exitStatus: 1, text: 'x: Permission denied\n'})],
  ['fail with errno: no text', failWith, result({exitStatus: 1})],
  [
    'fail with errno: the text, but not at the end',
    failWith,
    result({exitStatus: 1, text: 'x: No such file or directory\ny: Permission denied\n'}),
  ],
  ['prints: something else', prints, result({text: 'yes!\n'})],
  ['prints: a newline more', prints, result({text: 'yes\n\n'})],
  ['prints: a blank before', prints, result({text: ' yes'})],
  ['prints: that, but another status', prints, result({exitStatus: 1, text: 'yes\n'})],
  ['prints: that, but out of time', prints, result({exitStatus: undefined, timedOut: true, text: 'yes\n'})],
  ['doesNotPrint: that', doesNotPrint, result({text: 'no\n'})],
  ['doesNotPrint: that, with another status', doesNotPrint, result({exitStatus: 1, text: 'no'})],
  ['doesNotPrint: out of time', doesNotPrint, ended.late],
] as const) {
  test(`does not hold: ${name}`, async (t) => {
    const {shell, told} = shellOf(outcome);
    const error = await t.throwsAsync(call(shell), {instanceOf: CheckError});
    t.is(error.result, outcome);
    t.deepEqual(told, [[{...outcome, expected: error.expected, holds: false}, error]]);
    const tolerant = shellOf(outcome, true);
    await t.notThrowsAsync(call(tolerant.shell));
    t.is(tolerant.told.length, 1);
    t.true(tolerant.told[0]?.[1] instanceof CheckError);
  });
}

const dead = new ServiceDiedError('test1@.service', ended.without, 'code=exited, status=226/NAMESPACE');
for (const [name, call] of Object.entries({succeed, fail, failWith, prints, doesNotPrint})) {
  test(`${name}: a service that does not live to run the command is a check that does not hold`, async (t) => {
    const {shell, told} = shellOf(dead);
    t.is(await t.throwsAsync(call(shell)), dead);
    t.is(told.length, 1);
    t.is(told[0]?.[1], dead);
    t.is(told[0]?.[0].holds, false);
    t.is(told[0]?.[0].where, 'inside test1@.service');
    t.is(told[0]?.[0].output.toString(), dead.message);
    await t.notThrowsAsync(call(shellOf(dead, true).shell));
  });

  test(`${name}: any other error is not about the check`, async (t) => {
    const broken = new Error('the connection broke');
    const {shell, told} = shellOf(broken, true);
    t.is(await t.throwsAsync(call(shell)), broken);
    t.is(told.length, 1);
    t.is(told[0]?.[1], broken);
    const {where, expected, output} = told[0]?.[0] ?? {};
    t.is(where, 'not run');
    t.is(expected, undefined);
    t.is(output?.toString(), 'the connection broke');
  });
}

test('the output comes back without its final newline, and no more than that', async (t) => {
  t.is(await shellOf(result({text: 'a\n\n'})).shell.succeed('c'), 'a\n');
  t.is(await shellOf(result({exitStatus: 3, text: 'a'})).shell.fail('c'), 'a');
});

test('execute and read assert nothing; read wants an answer all the same', async (t) => {
  const {shell, told} = shellOf(ended.failed);
  t.is(await shell.execute('c'), ended.failed);
  const error = await t.throwsAsync(shell.read('c'), {instanceOf: CheckError});
  t.is(await shellOf(ended.ok).shell.read('c'), 'yes');
  t.deepEqual(told, [
    [ended.failed, undefined],
    [ended.failed, error],
  ]);
});

test('the texts of the errors are those that programs print here', async (t) => {
  const {run} = await import('../../harness/process/run.ts');
  const {constants} = await import('node:os');
  const {stderr} = await run('sh', ['-c', 'ls /no/such/file >&2 || true'], {env: {LC_ALL: 'C'}});
  t.true(stderr.endsWith(`: ${errnoText.ENOENT}`));
  for (const name of Object.keys(errnoText)) {
    t.true(name in constants.errno);
  }
});
