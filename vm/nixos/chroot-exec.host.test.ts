import {chmod, mkdir, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import test from 'ava';
import {execa} from 'execa';

type Outcome = {status: number | undefined; stdout: Buffer; stderr: string; sent: string; arguments: string};

/** Runs the client with a program in the place of nc that answers as given and notes what it was sent. */
const chrootExec = async (
  args: readonly string[],
  {answer, input = '', step = '3'}: {answer: string | Buffer; input?: string; step?: string},
): Promise<Outcome> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'chroot-exec-'));
  try {
    const bin = path.join(folder, 'bin');
    await mkdir(bin);
    await writeFile(path.join(folder, 'answer'), answer);
    await writeFile(
      path.join(bin, 'nc'),
      `#!/bin/sh\necho "$*" > '${folder}/arguments'\ncat > '${folder}/sent'\ncat '${folder}/answer'\n`,
    );
    await chmod(path.join(bin, 'nc'), 0o755);
    const source = await readFile(path.join(import.meta.dirname, 'chroot-exec.sh'), 'utf8');
    const script = path.join(folder, 'chroot-exec');
    await writeFile(script, source.replace('@path@', `${bin}:$PATH`));
    const result = await execa('bash', [script, ...args], {
      input,
      env: {CHROOT_STEP: step},
      reject: false,
      encoding: 'buffer',
      stripFinalNewline: false,
    });
    const note = async (name: string) => readFile(path.join(folder, name), 'utf8').catch(() => '');
    return {
      status: result.exitCode,
      stdout: Buffer.from(result.stdout),
      stderr: Buffer.from(result.stderr).toString(),
      sent: await note('sent'),
      arguments: await note('arguments'),
    };
  } finally {
    await rm(folder, {recursive: true});
  }
};

const noise = Buffer.from(Array.from({length: 100_000}, (_, index) => (index * 7919) % 256));

for (const [name, output] of [
  ['nothing', ''],
  ['a line', 'foo\n'],
  ['no newline at the end', 'foo'],
  ['empty lines', '\n\n'],
  ['what looks like the trailer', 'exit-status:4\nfoo exit-status:5\nexit-status:6 \n'],
  ['NUL bytes and no newline', 'a\0b\0\nc\0'],
  ['no valid UTF-8', Buffer.from([0xff, 0xfe, 0x0a, 0xc3])],
  ['all bytes', noise],
  ['a long line', Buffer.alloc(300_000, 'x')],
] as const) {
  test(`output comes as it is: ${name}`, async (t) => {
    const bytes = Buffer.from(output);
    const outcome = await chrootExec(['true'], {
      answer: Buffer.concat([bytes, Buffer.from('exit-status:42\n')]),
    });
    t.true(outcome.stdout.equals(bytes));
    t.is(outcome.status, 42);
    t.is(outcome.stderr, '');
  });
}

test('the command comes from the arguments, or else from standard input', async (t) => {
  const answer = 'exit-status:0\n';
  const fromArguments = await chrootExec(['-n', 'a  b', '\\n'], {answer});
  t.is(fromArguments.sent, '-n a  b \\n\n');
  t.is(fromArguments.arguments, '-NU /run/test3.sock\n');
  t.is(fromArguments.status, 0);
  t.is((await chrootExec([], {answer, input: 'no newline'})).sent, 'no newline');
});

test('an answer without a trailer is a failure that names the unit', async (t) => {
  for (const answer of ['', 'foo\n', 'exit-status:0\nfoo\n', 'exit-status:\n']) {
    const outcome = await chrootExec(['true'], {answer});
    t.is(outcome.status, 1);
    t.is(outcome.stdout.toString(), answer);
    t.regex(outcome.stderr, /^chroot-exec: test3@\.service ended without an exit status.*\n$/);
  }
});

test('a step that is no number is refused', async (t) => {
  const outcome = await chrootExec(['true'], {answer: '', step: '../x'});
  t.is(outcome.status, 1);
  t.regex(outcome.stderr, /a step is a number, not '\.\.\/x'/);
});

test('output comes while the command runs', async (t) => {
  const source = await readFile(path.join(import.meta.dirname, 'chroot-exec.sh'), 'utf8');
  const nc = `nc() { cat > /dev/null; echo first; sleep 3; echo exit-status:0; }`;
  const client = execa(
    'bash',
    ['-c', source.replace('@path@', '$PATH').replace('connect() {', `${nc}\nconnect() {`), 'x', 'y'],
    {
      env: {CHROOT_STEP: '1'},
    },
  );
  const started = performance.now();
  for await (const line of client) {
    t.is(line, 'first');
    t.true(performance.now() - started < 2500);
    break;
  }
  client.kill();
  await client.catch(() => undefined);
});
