import {readFile, rm} from 'node:fs/promises';
import {resolve} from 'node:path';
import {temporaryBeside} from '../atomic/temporary-beside.ts';
import {writeFileAtomic} from '../atomic/write-file-atomic.ts';
import {pngOfPpm} from '../png/png-of-ppm.ts';
import type {MachineContext} from './machine-context.ts';

/**
 * Writes what the guest's display shows to `file` of the host, as a PNG. The folder must be there; a file that is there is
 * replaced. QEMU's own PNGs (QMP `screendump` with a format) came with 7.1 and are a choice of who built it.
 *
 * @throws QmpError when the machine has no display (`display` of its `QemuSpec`), or QEMU cannot write there.
 */
export const screenshot = async (machine: MachineContext, file: string): Promise<void> => {
  const {qmp} = machine.switch('screenshot');
  // QEMU has a working folder of its own.
  const path = resolve(file);
  const dump = temporaryBeside(path, 'ppm');
  try {
    await machine.alive(qmp.execute('screendump', {filename: dump}));
    await writeFileAtomic(path, pngOfPpm(await readFile(dump)));
  } finally {
    await rm(dump, {force: true});
  }
};
