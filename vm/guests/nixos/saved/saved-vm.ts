import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {z} from 'zod';

const shape = z.strictObject({
  /** QEMU and its arguments; see `vmTemplate`. */
  commandLine: z.array(z.string()).min(1),
  /** Its sshd's, as a line of a `.pub` file. */
  hostKey: z.string(),
  /** Up to which entry its journal is in `journal.txt`. */
  cursor: z.string(),
});

/** What of a saved VM is beside its memory and its state. */
export type SavedVm = z.infer<typeof shape>;

/** Name of its file in the folder of a snapshot. */
export const savedVmFile = 'vm.json';

/** Image of the store in the folder of a snapshot. */
export const storeImage = (folder: string): string => join(folder, 'store.img');

/** @throws Error when it is not there, or damaged */
export const readSavedVm = async (folder: string): Promise<SavedVm> =>
  shape.parse(JSON.parse(await readFile(join(folder, savedVmFile), 'utf8')));
