import {chmod, copyFile, mkdir, readdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {bringInProcessors} from '../../../../harness/qemu/bring-in-processors.ts';
import {run} from '../../../../harness/process/run.ts';

/**
 * Packs busybox, the kernel modules of `modules` (loaded in the order of their names) and our init into the
 * initrd `output`. `staging` is an empty folder that may be used up.
 */
export const buildInitrd = async (modules: string, staging: string, output: string): Promise<void> => {
  for (const folder of ['bin', 'dev', 'proc', 'sys', 'modules', 'lower', 'upper', 'root']) {
    await mkdir(join(staging, folder), {recursive: true});
  }
  await copyFile('/bin/busybox', join(staging, 'bin/busybox'));
  await writeFile(join(staging, 'bring-in-processors'), bringInProcessors);
  await copyFile(new URL('initrd-init', import.meta.url), join(staging, 'init'));
  await chmod(join(staging, 'bin/busybox'), 0o755);
  await chmod(join(staging, 'init'), 0o755);
  for (const module of await readdir(modules)) {
    await copyFile(join(modules, module), join(staging, 'modules', module));
  }
  const files = (await readdir(staging, {recursive: true})).sort();
  const archive = join(staging, '..', 'initrd.cpio');
  await run(
    'cpio',
    ['--create', '--format=newc', '--reproducible', '--owner=0:0', '--quiet', `--file=${archive}`],
    {cwd: staging, input: `${files.join('\n')}\n`},
  );
  await copyFile(archive, output);
  await writeFile(archive, '');
};
