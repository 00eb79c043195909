import {readdir} from 'node:fs/promises';
import {arch, cpus, release, totalmem} from 'node:os';
import {join} from 'node:path';
import {kvmAccess} from '../../harness/qemu/kvm-access.ts';
import {run} from '../../harness/process/run.ts';
import {cacheFolder} from '../../vm/cache/cache-folder.ts';
import {suites} from '../../vm/debian/suites.ts';
import {Lab} from '../../vm/lab/lab.ts';
import type {CommandContext} from '../main.ts';
import {missingPrograms} from '../setup/missing-programs.ts';

/** Prints what the host has and lacks. Exit status 69 when something is missing. */
export const doctorCommand = async ({signal}: CommandContext): Promise<number> => {
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
  const cache = cacheFolder();
  const images = await readdir(join(cache, 'images')).catch(() => []);
  lines.push(`cache:        ${cache}`);
  for (const name of Object.keys(suites)) {
    const built = images.some((image) => image.startsWith(`${name}-`) && !image.endsWith('.lock'));
    lines.push(`image:        debian:${name} ${built ? 'is built' : 'is not built yet'}`);
  }
  lines.push(`acceleration: ${await acceleration(missing.length === 0 && images.length > 0, signal)}`);
  process.stdout.write(`${lines.join('\n')}\n`);
  return missing.length === 0 ? 0 : 69;
};

/** The proof needs a kernel; without an image only what the device says is known. */
const acceleration = async (provable: boolean, signal: AbortSignal): Promise<string> => {
  const denied = await kvmAccess();
  if (denied !== undefined) {
    return `tcg: no KVM: ${denied}`;
  }
  if (!provable) {
    return 'to be proved with the first image: /dev/kvm opens, which does not mean yet that it works';
  }
  await using lab = await Lab.open({acceleration: 'auto', signal});
  const {accelerator, why} = await lab.acceleration(await lab.image(suites.trixie));
  return `${accelerator}: ${why}`;
};
