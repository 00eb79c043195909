import {stat, writeFile} from 'node:fs/promises';
import {join} from 'node:path';

/** Name of the file in a snapshot that says when its memory was last written. */
export const memorySeal = 'memory.written';

/** When a file was last written, in nanoseconds: any later write shows, a copy to another cache too. */
export const lastWritten = async (file: string): Promise<string> =>
  String((await stat(file, {bigint: true})).mtimeNs);

/** Notes when the memory of the snapshot in `folder` was last written: it is too large to be hashed at each start. */
export const sealMemory = async (folder: string): Promise<void> => {
  await writeFile(join(folder, memorySeal), await lastWritten(join(folder, 'memory')));
};
