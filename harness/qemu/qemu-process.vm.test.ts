import {once} from 'node:events';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {execa} from 'execa';
import {ConsoleLog} from '../console/console-log.ts';
import {runs, waitForDeath} from '../process/fixtures/processes.ts';
import {tinyKernel} from './fixtures/tiny-kernel.ts';
import {QemuDiedError} from './qemu-died-error.ts';
import {QemuProcess} from './qemu-process.ts';
import type {QemuSpec} from './qemu-spec.ts';

const folder = mkdtempSync(join(tmpdir(), 'qemu-'));
test.after.always(() => rmSync(folder, {recursive: true, force: true}));

const file = (name: string, content: string | Buffer): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

const spec: QemuSpec = {
  binary: 'qemu-system-x86_64',
  accelerator: 'tcg',
  cpus: 1,
  memoryMiB: 128,
  kernel: file('kernel', tinyKernel('first line\nhello from the guest\nand no end')),
  initrd: file('initrd', 'nobody reads it'),
  append: '',
  disks: [],
};

let machines = 0;

const start = async (fields: Partial<QemuSpec> = {}, signal?: AbortSignal) => {
  const name = `q${machines++}`;
  const console = new ConsoleLog(join(folder, `${name}.console`));
  const qemu = await QemuProcess.start(
    {...spec, ...fields},
    {
      name,
      channels: {qmpSocket: join(folder, `${name},qmp`), journalFile: join(folder, `${name}.journal`)},
      console,
      timeoutMs: 20_000,
      ...(signal === undefined ? {} : {signal}),
    },
  );
  return {qemu, console};
};

const limit = () => AbortSignal.timeout(20_000);

/** Why QEMU ended, once it has. */
const death = async ({ended}: QemuProcess): Promise<unknown> => {
  if (!ended.aborted) {
    await once(ended, 'abort', {signal: limit()});
  }
  return ended.reason as unknown;
};

test('a machine runs: its monitor answers, its console is read, its port is on loopback only', async (t) => {
  const {qemu, console} = await start();
  t.is(await console.waitFor(/from the guest/, limit()), 'hello from the guest');
  t.is(await console.waitFor(/and no end/, limit()), 'and no end');
  t.like(await qemu.qmp.execute('query-status'), {status: 'running'});
  t.true(runs(qemu.pid));
  t.true(readFileSync(`/proc/${qemu.pid}/cmdline`, 'utf8').startsWith('qemu-system-x86_64\0'));
  const port = qemu.sshPort.toString(16).toUpperCase().padStart(4, '0');
  const listeners = readFileSync('/proc/net/tcp', 'utf8')
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, local = '', , state]) => local.endsWith(`:${port}`) && state === '0A');
  t.deepEqual(
    listeners.map(([, local]) => local),
    [`0100007F:${port}`],
  );
  t.false(qemu.ended.aborted);
  await qemu[Symbol.asyncDispose]();
  t.false(runs(qemu.pid));
});

test('two machines at once have ports of their own; one that is disposed of twice leaves the other alone', async (t) => {
  const [one, two] = await Promise.all([start(), start()]);
  t.not(one.qemu.sshPort, two.qemu.sshPort);
  await Promise.all([one.qemu[Symbol.asyncDispose](), one.qemu[Symbol.asyncDispose]()]);
  await one.qemu[Symbol.asyncDispose]();
  await one.qemu.waitForEnd();
  t.false(runs(one.qemu.pid));
  t.true(runs(two.qemu.pid));
  t.like(await two.qemu.qmp.execute('query-status'), {status: 'running'});
  await two.qemu[Symbol.asyncDispose]();
});

test('a QEMU that is killed says so, with the end of its console', async (t) => {
  const {qemu, console} = await start();
  await console.waitFor(/and no end/, limit());
  process.kill(qemu.pid, 'SIGKILL');
  const error = (await death(qemu)) as QemuDiedError;
  t.true(error instanceof QemuDiedError);
  t.is(error.signal, 'SIGKILL');
  t.is(error.qemuStatus, undefined);
  t.is(error.kind, 'machinery');
  t.is(error.consoleTail, 'first line\nhello from the guest\nand no end');
  t.regex(
    error.message,
    /^machine q\d+: QEMU ended after \d+\.\d s \(killed by SIGKILL\)\nthe console's last lines:\n {2}first line\n {2}hello from the guest\n {2}and no end$/,
  );
  await qemu[Symbol.asyncDispose]();
});

test('a guest that resets itself ends its machine, without a signal', async (t) => {
  // The guest may be faster than the monitor: then it has died while it started.
  const error = await start({kernel: file('resetting', tinyKernel('bye\n', 'reset'))}).then(
    async ({qemu}) => death(qemu),
    (failure: unknown) => failure,
  );
  t.true(error instanceof QemuDiedError);
  const {signal, qemuStatus, consoleTail} = error as QemuDiedError;
  t.is(signal, undefined);
  t.is(qemuStatus, 0);
  t.is(consoleTail, 'bye');
});

test('what QEMU refuses is told in its own words, at once', async (t) => {
  const startedAt = performance.now();
  const error = await t.throwsAsync(start({disks: [{id: 'root', path: join(folder, 'no,disk')}]}), {
    instanceOf: QemuDiedError,
  });
  t.is(error.qemuStatus, 1);
  t.regex(error.message, /^machine q\d+: QEMU ended after \d+\.\d s \(exit status 1\)\nQEMU says: /);
  t.regex(error.stderr, /no,disk.*No such file or directory/);
  t.true(error.message.endsWith('its console is empty'));
  t.true(performance.now() - startedAt < 15_000);
});

test('a QEMU that is not installed is told', async (t) => {
  const error = await t.throwsAsync(start({binary: 'no-such-qemu'}), {instanceOf: QemuDiedError});
  t.regex(error.message, /no-such-qemu: No such file or directory/);
});

test('an abort while it starts ends it with the reason, and before it starts nothing', async (t) => {
  const reason = new Error('interrupted');
  const controller = new AbortController();
  const starting = start({}, controller.signal);
  const name = `q${machines - 1}`;
  controller.abort(reason);
  t.is(await t.throwsAsync(starting), reason);
  t.is(await t.throwsAsync(start({}, controller.signal)), reason);
  const {stdout} = await execa('ps', ['-eo', 'args=']);
  t.false(stdout.includes(join(folder, `${name},`)));
});

test('it dies with the process that started it, kill -9 included', async (t) => {
  const owner = execa(
    'node',
    ['--import=./scripts/typescript.js', join(import.meta.dirname, 'fixtures/hold-qemu.ts'), folder],
    {
      reject: false,
    },
  );
  const [chunk] = (await once(owner.stdout, 'data')) as [Buffer];
  const pid = Number(chunk.toString());
  t.true(runs(pid));
  owner.kill('SIGKILL');
  await owner;
  await waitForDeath(pid);
  t.false(runs(pid));
});
