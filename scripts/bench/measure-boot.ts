import {join} from 'node:path';
import {ConsoleLog} from '../../harness/console/console-log.ts';
import {bootDebian} from '../../vm/debian/boot-debian.ts';
import {createStoreDisk} from '../../vm/store-disk/create-store-disk.ts';
import {benched} from './benched.ts';
import type {Measurement} from './measurement.ts';

/** Times that a guest is booted at most: it takes long, and the same each time. */
const mostBoots = 3;

/** From starting QEMU to a command run in a guest that has settled; nothing is built meanwhile. */
export const measureBoot: Measurement = {
  name: 'boot',
  rows: [{id: 'boot', title: 'cold boot', section: 'To the first command in the guest', unit: 'ms', each: 1}],
  async measure({lab, runs, say, signal}, add) {
    const image = await lab.image(benched.guest.suite);
    const {accelerator} = await lab.acceleration(image);
    const boots = Math.min(runs, mostBoots);
    for (let boot = 1; boot <= boots; boot++) {
      say(`cold boot ${boot} of ${boots}`);
      const storeDisk = lab.run.file(`boot-${boot}.store`);
      await createStoreDisk(storeDisk);
      using console = new ConsoleLog(join(lab.run.path, `boot-${boot}.console`));
      const startedAt = performance.now();
      await using started = await bootDebian({
        name: `boot-${boot}`,
        image,
        storeDisk,
        accelerator,
        privateKey: lab.key.private,
        qmpSocket: lab.run.socket(`boot-${boot}.qmp`),
        console,
        journalFile: join(lab.run.path, `boot-${boot}.journal`),
        timeoutFactor: accelerator === 'kvm' ? 1 : 4,
        signal,
      });
      await started.machine.succeed('true');
      add('boot', performance.now() - startedAt);
    }
  },
};
