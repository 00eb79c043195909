import {readFile} from 'node:fs/promises';
import {kvmAccess} from '../../../harness/qemu/kvm-access.ts';
import type {CachePaths} from '../../cache/cache-paths.ts';
import type {KindState} from '../guest/guest-kind.ts';
import {debianAcceleration} from './boot/debian-acceleration.ts';
import {findImage} from './image/find-image.ts';
import type {Image} from './image/image.ts';
import {imageFolder} from './image/image-folder.ts';
import {suites} from './image/suites.ts';

/** Which images a cache has, and which acceleration their guests would get. */
export const debianState = async (cache: CachePaths): Promise<KindState[]> => {
  const publicKey = await readFile(cache.publicKey, 'utf8').catch(() => undefined);
  const lines: KindState[] = [];
  let built: Image | undefined;
  for (const suite of Object.values(suites)) {
    const image =
      publicKey === undefined ? undefined : await findImage(await imageFolder(cache, suite, publicKey));
    built ??= image;
    lines.push({
      subject: 'image',
      text: `debian:${suite.name} ${image === undefined ? 'is not built yet' : 'is built'}`,
    });
  }
  return [...lines, {subject: 'acceleration', text: await acceleration(built, cache)}];
};

/** The proof needs a kernel; without an image only what the device says is known. */
const acceleration = async (image: Image | undefined, cache: CachePaths): Promise<string> => {
  const denied = await kvmAccess();
  if (denied !== undefined) {
    return `tcg: no KVM: ${denied}`;
  }
  if (image === undefined) {
    return 'to be proved with the first image: /dev/kvm opens, which does not mean yet that it works';
  }
  const {accelerator, why} = await debianAcceleration({options: {acceleration: 'auto'}, cache}, image);
  return `${accelerator}: ${why}`;
};
