import {arch, cpus, release, totalmem} from 'node:os';
import {qemuVersion} from '../../harness/qemu/qemu-version.ts';
import {cacheFolder} from '../../vm/cache/cache-folder.ts';
import {cachePaths} from '../../vm/cache/cache-paths.ts';
import {guestKinds} from '../../vm/guests/registry.ts';
import {missingPrograms} from '../setup/missing-programs.ts';

/** Prints what the host has and lacks. Exit status 69 when something is missing. */
export const doctorCommand = async (): Promise<number> => {
  const cache = cachePaths(cacheFolder());
  const missing = missingPrograms();
  const hasQemu = !missing.some(({program}) => program === 'qemu-system-x86_64');
  const lines = [
    {
      subject: 'host',
      text: `Linux ${release()} ${arch()}, ${cpus().length} processors, ${(totalmem() / 1024 ** 3).toFixed(1)} GiB memory, node ${process.version}`,
    },
    {
      subject: 'programs',
      text:
        missing.length === 0
          ? 'all there'
          : `missing: ${missing.map(({program, purpose}) => `${program} (${purpose})`).join(', ')}`,
    },
    ...(hasQemu ? [{subject: 'qemu', text: await qemuVersion()}] : []),
    {subject: 'cache', text: cache.folder},
  ];
  // What is to be proved with QEMU cannot be asked for without it.
  for (const kind of hasQemu ? guestKinds : []) {
    lines.push(...(await kind.state(cache)));
  }
  process.stdout.write(lines.map(({subject, text}) => `${`${subject}:`.padEnd(14)}${text}\n`).join(''));
  return missing.length === 0 ? 0 : 69;
};
