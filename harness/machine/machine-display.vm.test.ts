import {readFileSync, statSync} from 'node:fs';
import test from 'ava';
import {debianAcceleration} from '../../vm/guests/debian/boot/debian-acceleration.ts';
import {debianSpec} from '../../vm/guests/debian/boot/boot-debian.ts';
import {guestChannels} from '../../vm/guests/debian/boot/guest-channels.ts';
import {ensureImage} from '../../vm/guests/debian/image/ensure-image.ts';
import {debianSuite} from '../../vm/guests/debian/image/suites.ts';
import {createStoreDisk} from '../../vm/guests/debian/store-disk/create-store-disk.ts';
import {Workspace} from '../../vm/workspace/workspace.ts';
import {withConsole} from '../console/with-console.ts';
import {bootMachine} from './boot-machine.ts';

/** Width and height of a PNG, from its header. */
const sizeOf = (png: Buffer): [number, number] => [png.readUInt32BE(16), png.readUInt32BE(20)];

test('a machine with a display, booted cold: a screenshot shows what is typed, before and after a reboot', async (t) => {
  await using workspace = await Workspace.open({acceleration: 'auto'});
  const {run, key, cache} = workspace;
  const image = await ensureImage({
    suite: debianSuite('trixie'),
    cache,
    authorizedKey: key.public,
    onProgress: () => undefined,
  });
  const {accelerator} = await debianAcceleration(workspace, image);
  const storeDisk = run.file('store');
  await createStoreDisk(storeDisk);
  await using started = await withConsole({consoleFile: run.file('console')}, async (console) =>
    bootMachine({
      name: 'display-test',
      spec: {...debianSpec(image, storeDisk, accelerator), display: true},
      qmpSocket: run.socket('qmp'),
      console,
      journalFile: run.file('journal'),
      readyLine: /guest-ready: sshd answers/,
      login: {user: 'root', privateKey: key.private, hostKey: image.hostKey, maxChannels: guestChannels},
      timeoutFactor: accelerator === 'kvm' ? 1 : 4,
    }),
  );
  const {machine} = started;
  const blank = run.file('blank.png');
  const written = run.file('written.png');
  // Cursor off, as it blinks.
  await machine.succeed("printf '\\033[?25l\\033[2J\\033[H' > /dev/tty1");
  await machine.waitUntilTtyMatches(1, /^$/);
  await machine.screenshot(blank);
  await machine.succeed("printf '\\033[7m%800s' words > /dev/tty1");
  await machine.waitUntilTtyMatches(1, /words/);
  await machine.screenshot(written);
  for (const file of [blank, written]) {
    const png = readFileSync(file);
    t.is(png.subarray(1, 4).toString('latin1'), 'PNG');
    const [width, height] = sizeOf(png);
    t.true(width >= 640 && height >= 350, `${width}x${height}`);
  }
  t.false(readFileSync(blank).equals(readFileSync(written)));
  t.true(statSync(written).size > statSync(blank).size);

  await machine.reboot();
  await machine.screenshot(written);
  t.is(await machine.succeed('echo again'), 'again');
});
