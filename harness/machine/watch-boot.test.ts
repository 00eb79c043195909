import {once} from 'node:events';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setTimeout as delay} from 'node:timers/promises';
import test, {type ExecutionContext} from 'ava';
import {ConsoleLog} from '../console/console-log.ts';
import {BootError} from './boot-error.ts';
import {watchBoot} from './watch-boot.ts';

const openConsole = (t: ExecutionContext): ConsoleLog => {
  const folder = mkdtempSync(join(tmpdir(), 'watch-boot-'));
  const console = new ConsoleLog(join(folder, 'console.log'));
  t.teardown(() => {
    console[Symbol.dispose]();
    rmSync(folder, {recursive: true});
  });
  return console;
};

for (const [line, meaning] of [
  ['[    1.2] Kernel panic - not syncing: No working init found.', 'the kernel panicked'],
  ['You are in emergency mode. After logging in, type', 'systemd fell into emergency mode'],
  [
    'An error occurred in stage 1 of the boot process, which must mount the',
    'NixOS could not mount its root',
  ],
  [
    'stage 2 init script (/mnt-root/nix/store/x-nixos/init) not found',
    'NixOS did not find the init of its system',
  ],
] as const) {
  test(`a boot is given up after: ${line}`, async (t) => {
    const console = openConsole(t);
    using watch = watchBoot('m', console);
    console.append(Buffer.from(`Booting\n${line}\n`));
    console.append(Buffer.from('and this is why\n'));
    t.false(watch.hopeless.aborted);
    await once(watch.hopeless, 'abort');
    const error = watch.hopeless.reason as BootError;
    t.true(error instanceof BootError);
    t.is(
      error.message,
      `machine m did not boot: ${meaning}: ${line}\nthe console's last lines:\n  Booting\n  ${line}\n  and this is why`,
    );
  });
}

test('what happens after the watch does not count, nor what is no end', async (t) => {
  const console = openConsole(t);
  const watch = watchBoot('m', console);
  console.append(Buffer.from('[  OK  ] Reached target rescue.target\n'));
  watch[Symbol.dispose]();
  console.append(Buffer.from('Kernel panic - not syncing: later\n'));
  // Longer than it takes a watch that goes on to give up.
  await delay(700);
  t.false(watch.hopeless.aborted);
});
