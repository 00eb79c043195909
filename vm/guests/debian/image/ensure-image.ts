import {existsSync} from 'node:fs';
import {chmod} from 'node:fs/promises';
import {basename} from 'node:path';
import {buildFolderAtomic} from '../../../../harness/atomic/build-folder-atomic.ts';
import {verifyFolder} from '../../../../harness/atomic/verify-folder.ts';
import {MachineryError} from '../../../../harness/errors/machinery-error.ts';
import {withLock} from '../../../../harness/lock/with-lock.ts';
import type {CachePaths} from '../../../cache/cache-paths.ts';
import {touch} from '../../../cache/touch.ts';
import {RunFolder} from '../../../../harness/run-folder/run-folder.ts';
import {buildImage} from './build-image.ts';
import {findImage} from './find-image.ts';
import type {Image} from './image.ts';
import {imageFolder} from './image-folder.ts';
import type {DebianSuite} from './suites.ts';
import {runFolderPrefix} from '../../../cache/run-folder-prefix.ts';

export type EnsureImageOptions = {
  suite: DebianSuite;
  cache: CachePaths;
  authorizedKey: string;
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
  const {suite, cache, authorizedKey, onProgress} = options;
  const folder = await imageFolder(cache, suite, authorizedKey);
  const ready = await findImage(folder);
  if (ready !== undefined) {
    await touch(folder);
    return ready;
  }
  await withLock(
    cache.lockOf(basename(folder)),
    {
      onWait: (holder) =>
        onProgress(
          `another run builds the image${holder === undefined ? '' : ` (${holder})`}: waiting for it`,
        ),
      ...(options.signal === undefined ? {} : {signal: options.signal}),
    },
    async () => {
      const verdict = verifyFolder(folder);
      if (verdict.sound) {
        return;
      }
      onProgress(existsSync(folder) ? `building the image anew: ${verdict.reason}` : 'building the image');
      // Beside the run's own folder, as it must be open to the root of the namespace that mmdebstrap makes for an
      // ordinary user: another user to whom nothing else of ours is.
      await using scratch = RunFolder.create(runFolderPrefix);
      await chmod(scratch.path, 0o711);
      await buildFolderAtomic(folder, async (temporary) =>
        buildImage(temporary, {
          suite,
          authorizedKey,
          scratch: scratch.path,
          onLine: (line) => {
            const stage = stages.find(({starts}) => line.startsWith(starts));
            if (stage !== undefined) {
              onProgress(stage.text);
            }
          },
          ...(options.signal === undefined ? {} : {signal: options.signal}),
        }),
      );
    },
  );
  const built = await findImage(folder);
  if (built === undefined) {
    throw new MachineryError(`the image was damaged or removed right after it was built: ${folder}`);
  }
  return built;
};

/** Lines of mmdebstrap that begin a stage worth telling, and how it is told. */
const stages = [
  {starts: 'I: downloading packages', text: "downloading the guest's packages"},
  {starts: 'I: extracting archives', text: 'unpacking them'},
  {starts: 'I: installing essential', text: 'installing the essential ones'},
  {starts: 'I: installing remaining', text: 'installing the others'},
  {starts: 'I: running --customize-hook', text: 'adding a kernel, packing the root file system'},
] as const;
