import {join} from 'node:path';
import {ConsoleLog} from '../../harness/console/console-log.ts';
import {debianAcceleration} from '../../vm/guests/debian/boot/debian-acceleration.ts';
import {debianImage} from '../../vm/guests/debian/image/debian-image.ts';
import {bootDebian} from '../../vm/guests/debian/boot/boot-debian.ts';
import {createStoreDisk} from '../../vm/guests/debian/store-disk/create-store-disk.ts';
import {measuredOn} from './measured-on.ts';
import type {Measurement} from './measurement.ts';

/** Times that a guest is booted at most: it takes long, and the same each time. */
const mostBoots = 3;

/** From starting QEMU to a command run in a guest that has settled; nothing is built meanwhile. */
export const measureBoot: Measurement = {
  name: 'boot',
  rows: [{id: 'boot', title: 'cold boot', section: 'To the first command in the guest', unit: 'ms', each: 1}],
  async measure({workspace, runs, say, signal}, add) {
    const image = await debianImage(workspace, measuredOn.guest.suite);
    const {accelerator} = await debianAcceleration(workspace, image);
    const boots = Math.min(runs, mostBoots);
    for (let boot = 1; boot <= boots; boot++) {
      say(`cold boot ${boot} of ${boots}`);
      const storeDisk = workspace.run.file(`boot-${boot}.store`);
      await createStoreDisk(storeDisk);
      using console = new ConsoleLog(join(workspace.run.path, `boot-${boot}.console`));
      const startedAt = performance.now();
      await using started = await bootDebian({
        name: `boot-${boot}`,
        image,
        storeDisk,
        accelerator,
        privateKey: workspace.key.private,
        qmpSocket: workspace.run.socket(`boot-${boot}.qmp`),
        console,
        journalFile: join(workspace.run.path, `boot-${boot}.journal`),
        timeoutFactor: accelerator === 'kvm' ? 1 : 4,
        signal,
      });
      await started.machine.succeed('true');
      add('boot', performance.now() - startedAt);
    }
  },
};
