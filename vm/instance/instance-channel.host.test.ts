import {Duplex} from 'node:stream';
import test, {type ExecutionContext} from 'ava';
import {execa} from 'execa';
import {InstanceChannel} from './instance-channel.ts';

/** A shell that reads its commands, as that of an instance does. */
const shell = (t: ExecutionContext) => {
  const child = execa('bash', ['-c', 'exec bash 2>&1'], {reject: false, buffer: false});
  const channel = new InstanceChannel(Duplex.from({readable: child.stdout, writable: child.stdin}));
  t.teardown(() => {
    channel.destroy();
    child.kill('SIGKILL');
  });
  const run = async (command: string, timeoutMs = 10_000) =>
    channel.run(command, {timeoutMs, lost: new AbortController().signal});
  return {child, channel, run};
};

test('commands have their output to the byte, their status, and nothing of each other', async (t) => {
  const {child, channel, run} = shell(t);
  for (const [command, output, exitStatus] of [
    ['echo one; echo two >&2', 'one\ntwo\n', 0],
    ["printf 'no newline'; exit 7", 'no newline', 7],
    ['cat', '', 0],
    ['x=1; cd /; exec true', '', 0],
    ["echo \"[$x]\" 'it'\\''s'", "[] it's\n", 0],
    ["printf '%s' 'exit-status-0123456789abcdef:0'", 'exit-status-0123456789abcdef:0', 0],
  ] as const) {
    const answer = await run(command);
    t.deepEqual(
      {...answer, output: answer.output.toString()},
      {output, exitStatus, timedOut: false},
      command,
    );
  }
  const broken = await run("echo 'unclosed");
  t.not(broken.exitStatus, 0);
  t.is((await run('echo alive')).output.toString(), 'alive\n');
  channel.end();
  t.is((await child).exitCode, 0);
  await channel.closed;
});

test('a command that is late is told from one whose shell has gone', async (t) => {
  const {run} = shell(t);
  const late = await run('echo begun; sleep 3', 500);
  t.true(late.timedOut);
  t.is(late.exitStatus, undefined);
  const other = shell(t);
  const gone = await other.run('echo last; kill -9 $$');
  t.false(gone.timedOut);
  t.is(gone.exitStatus, undefined);
  t.is(gone.output.toString(), 'last\n');
});

test('the loss of the machine is told with its reason', async (t) => {
  const {channel} = shell(t);
  const lost = new AbortController();
  const running = channel.run('sleep 3', {timeoutMs: 60_000, lost: lost.signal});
  lost.abort(new Error('the machine is gone'));
  await t.throwsAsync(running, {message: 'the machine is gone'});
});
