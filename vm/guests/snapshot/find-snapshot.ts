import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {verifyFolder} from '../../../harness/atomic/verify-folder.ts';
import {isAsFound} from './is-as-found.ts';
import {memorySeal} from './seal-memory.ts';
import type {Snapshot} from './snapshot.ts';

export type FoundSnapshot =
  | {readonly sound: true; readonly snapshot: Snapshot}
  | {
      readonly sound: false;
      /** One line. */
      readonly reason: string;
    };

/** The snapshot in `folder`, or why there is none that can be used. */
export const findSnapshot = async (folder: string): Promise<FoundSnapshot> => {
  const verdict = verifyFolder(folder);
  if (!verdict.sound) {
    return verdict;
  }
  const memory = join(folder, 'memory');
  const written = await readFile(join(folder, memorySeal), 'utf8').catch(() => undefined);
  if (written === undefined) {
    return {sound: false, reason: `${folder} was removed a moment ago`};
  }
  if (!(await isAsFound({memory, written}))) {
    return {sound: false, reason: `${memory} was written to after the snapshot was made, or copied here`};
  }
  return {
    sound: true,
    snapshot: {
      folder,
      memory,
      written,
      state: join(folder, 'state'),
      console: join(folder, 'console.log'),
      journal: join(folder, 'journal.txt'),
    },
  };
};
