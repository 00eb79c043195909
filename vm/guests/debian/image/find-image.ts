import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {verifyFolder} from '../../../../harness/atomic/verify-folder.ts';
import type {Image} from './image.ts';

/** The image in `folder`; undefined when there is none, or a damaged one. */
export const findImage = async (folder: string): Promise<Image | undefined> =>
  verifyFolder(folder).sound
    ? {
        folder,
        kernel: join(folder, 'vmlinuz'),
        initrd: join(folder, 'initrd.img'),
        root: join(folder, 'root.erofs'),
        programs: join(folder, 'programs'),
        hostKey: (await readFile(join(folder, 'ssh_host_ed25519_key.pub'), 'utf8')).trim(),
      }
    : undefined;
