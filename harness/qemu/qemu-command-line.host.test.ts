import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {ConsoleLog} from '../console/console-log.ts';
import {MachineryError} from '../errors/machinery-error.ts';
import {qemuCommandLine} from './qemu-command-line.ts';
import {runScript} from './run-script.ts';

test('a QEMU is found by its monitor, though what has started it has the same arguments', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'command-line-'));
  t.teardown(() => rmSync(folder, {recursive: true, force: true}));
  const qmpSocket = join(folder, 'qmp');
  t.throws(() => qemuCommandLine(qmpSocket), {
    instanceOf: MachineryError,
    message: `no QEMU runs that answers on ${qmpSocket}`,
  });
  const script = join(folder, 'run-x-vm');
  // It stays beside QEMU, as a script may.
  writeFileSync(
    script,
    '#!/bin/sh\nqemu-system-x86_64 -S -nodefaults -m 64 -netdev "user,id=net,$QEMU_NET_OPTS" -device virtio-net-pci,netdev=net "$@"\n',
    {mode: 0o755},
  );
  using console = new ConsoleLog(join(folder, 'console.log'));
  const memory = join(folder, 'memory');
  await using qemu = await runScript({
    name: 'x',
    script,
    folder: join(folder, 'vm'),
    qmpSocket,
    accelerator: 'tcg',
    memoryFile: {path: memory, memoryMiB: 64},
    console,
    timeoutMs: 60_000,
  });
  const [program, ...args] = qemuCommandLine(qmpSocket);
  t.regex(program ?? '', /^\/.*\/qemu-system-x86_64$/);
  t.is(args[0], '-S');
  t.true(args.includes(`unix:${qmpSocket},server=on,wait=off`));
  t.true(args.includes(`memory-backend-file,id=harness-memory,size=64M,mem-path=${memory},share=on`));
  t.true(qemu.sshPort > 0);
});
