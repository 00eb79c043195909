import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {verifyFolder} from '../../../../harness/atomic/verify-folder.ts';
import {isSoundKey} from '../../../../harness/ssh/is-sound-key.ts';
import type {Image} from './image.ts';

/** The image in `folder`; undefined when there is none, or a damaged one. */
export const findImage = async (folder: string): Promise<Image | undefined> => {
  if (!verifyFolder(folder).sound) {
    return undefined;
  }
  const hostKey = (await readFile(join(folder, 'ssh_host_ed25519_key.pub'), 'utf8')).trim();
  // Versions up to 0.2.0 made one in 256 that no sshd takes.
  return isSoundKey(hostKey)
    ? {
        folder,
        kernel: join(folder, 'vmlinuz'),
        initrd: join(folder, 'initrd.img'),
        root: join(folder, 'root.erofs'),
        programs: join(folder, 'programs'),
        hostKey,
      }
    : undefined;
};
