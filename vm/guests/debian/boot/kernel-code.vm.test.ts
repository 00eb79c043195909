import {join} from 'node:path';
import test from 'ava';
import {Workspace} from '../../../workspace/workspace.ts';
import {parseGuest} from '../../parse-guest.ts';
import {suites} from '../image/suites.ts';

for (const name of Object.keys(suites)) {
  test.serial(
    `${name}: no unit makes the kernel patch code that another processor may be running`,
    async (t) => {
      await using workspace = await Workspace.open({acceleration: 'auto'});
      const files = workspace.run.path;
      await using guest = await parseGuest(`debian:${name}`).openBare(workspace, {name, files});
      const {machine} = guest;
      await machine.copyFromHost(join(import.meta.dirname, 'testing/read-kernel-code.pl'), '/run/code.pl');
      const codeTo = async (file: string) => machine.succeed(`perl /run/code.pl > /run/${file}`);
      await codeTo('before');
      t.true(Number(await machine.succeed('stat --format=%s /run/before')) > 8 * 1024 * 1024);
      t.is(await machine.succeed('nproc'), '2');
      for (const setting of ['CPUQuota=50%', 'AllowedCPUs=0', 'AllowedMemoryNodes=0', 'Delegate=yes']) {
        for (const [when, command] of [
          ['starts', `systemd-run --quiet --unit=patches -p ${setting} sleep infinity`],
          ['has ended', 'systemctl stop patches'],
        ] as const) {
          await machine.succeed(command);
          await codeTo('after');
          const {stdout} = await machine.execute('cmp /run/before /run/after');
          t.is(stdout.toString('utf8'), '', `a unit with ${setting} ${when}`);
        }
      }
    },
  );
}
