import {mkdir, readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {buildFolderAtomic} from '../../harness/atomic/build-folder-atomic.ts';
import {verifyFolder} from '../../harness/atomic/verify-folder.ts';
import {withLock} from '../../harness/lock/with-lock.ts';
import {buildImage} from './build-image.ts';
import type {Image} from './image.ts';
import {imageKey} from './image-key.ts';
import type {Suite} from './suites.ts';

export type EnsureImageOptions = {
  suite: Suite;
  cache: string;
  authorizedKey: string;
  /** Gives a new empty folder for what the build needs and nobody keeps. */
  scratch: () => Promise<string>;
  onProgress: (line: string) => void;
  signal?: AbortSignal;
};

/**
 * The image of a suite, from the cache when it is there and undamaged, else built. Runs that start at the same moment
 * wait for the first one's build.
 *
 * @throws CommandError when the build fails; what was written of it is gone then.
 */
export const ensureImage = async (options: EnsureImageOptions): Promise<Image> => {
  const {suite, cache, onProgress} = options;
  const images = join(cache, 'images');
  await mkdir(images, {recursive: true});
  const folder = join(images, `${suite.name}-${await imageKey(suite, options.authorizedKey)}`);
  if (!verifyFolder(folder).sound) {
    await withLock(
      `${folder}.lock`,
      {
        onWait: (holder) =>
          onProgress(
            `another run builds the image${holder === undefined ? '' : ` (${holder})`}: waiting for it`,
          ),
      },
      async () => {
        const verdict = verifyFolder(folder);
        if (verdict.sound) {
          return;
        }
        onProgress(`building the image: ${verdict.reason}`);
        const scratch = await options.scratch();
        await buildFolderAtomic(folder, async (temporary) =>
          buildImage(temporary, {
            suite,
            authorizedKey: options.authorizedKey,
            scratch,
            onLine: (line) => {
              if (line.startsWith('I: ')) {
                onProgress(line.slice(3, 100));
              }
            },
            ...(options.signal === undefined ? {} : {signal: options.signal}),
          }),
        );
      },
    );
  }
  return {
    folder,
    kernel: join(folder, 'vmlinuz'),
    initrd: join(folder, 'initrd.img'),
    root: join(folder, 'root.erofs'),
    programs: join(folder, 'programs'),
    hostKey: (await readFile(join(folder, 'ssh_host_ed25519_key.pub'), 'utf8')).trim(),
  };
};
