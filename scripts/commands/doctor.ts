import {readFile} from 'node:fs/promises';
import {arch, cpus, release, totalmem} from 'node:os';
import {kvmAccess} from '../../harness/qemu/kvm-access.ts';
import {run} from '../../harness/process/run.ts';
import {cacheFolder} from '../../vm/cache/cache-folder.ts';
import {type CachePaths, cachePaths} from '../../vm/cache/cache-paths.ts';
import {debianAcceleration} from '../../vm/guests/debian/boot/debian-acceleration.ts';
import {findImage} from '../../vm/guests/debian/image/find-image.ts';
import type {Image} from '../../vm/guests/debian/image/image.ts';
import {imageFolder} from '../../vm/guests/debian/image/image-folder.ts';
import {suites} from '../../vm/guests/debian/image/suites.ts';
import {missingPrograms} from '../setup/missing-programs.ts';

/** Prints what the host has and lacks. Exit status 69 when something is missing. */
export const doctorCommand = async (): Promise<number> => {
  const lines = [
    `host:         Linux ${release()} ${arch()}, ${cpus().length} processors, ${(totalmem() / 1024 ** 3).toFixed(1)} GiB memory, node ${process.version}`,
  ];
  const missing = missingPrograms();
  lines.push(
    missing.length === 0
      ? 'programs:     all there'
      : `programs:     missing: ${missing.map(({program, purpose}) => `${program} (${purpose})`).join(', ')}`,
  );
  if (!missing.some(({program}) => program === 'qemu-system-x86_64')) {
    const {stdout} = await run('qemu-system-x86_64', ['--version']);
    lines.push(`qemu:         ${stdout.split('\n')[0] ?? ''}`);
  }
  const cache = cachePaths(cacheFolder());
  lines.push(`cache:        ${cache.folder}`);
  const publicKey = await readFile(cache.publicKey, 'utf8').catch(() => undefined);
  let provable: Image | undefined;
  for (const suite of Object.values(suites)) {
    const image =
      publicKey === undefined ? undefined : await findImage(await imageFolder(cache, suite, publicKey));
    provable ??= image;
    lines.push(`image:        debian:${suite.name} ${image === undefined ? 'is not built yet' : 'is built'}`);
  }
  lines.push(`acceleration: ${await acceleration(missing.length === 0 ? provable : undefined, cache)}`);
  process.stdout.write(`${lines.join('\n')}\n`);
  return missing.length === 0 ? 0 : 69;
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
