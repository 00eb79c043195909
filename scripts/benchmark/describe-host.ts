import {cpus, loadavg, release, totalmem} from 'node:os';
import {qemuVersion} from '../../harness/qemu/qemu-version.ts';

/** What the host is, and how busy it is before anything of ours runs. */
export const describeHost = async (): Promise<Record<string, string>> => {
  const [load = 0] = loadavg();
  return {
    host: `${cpus().length} processors, ${(totalmem() / 1024 ** 3).toFixed(1)} GiB memory, Linux ${release()}, node ${process.version}, load ${load.toFixed(1)} at the start`,
    qemu: await qemuVersion(),
  };
};
