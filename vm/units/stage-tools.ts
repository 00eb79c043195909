import path from 'node:path';
import {MachineryError} from '../../harness/errors/machinery-error.ts';
import {librariesOf} from './libraries-of.ts';
import {requireProgram} from './require-program.ts';
import {stageFiles} from './stage-files.ts';

/**
 * Collects what the builds run before the guest's own programs work there: a static busybox, and patchelf with
 * its libraries and loader, so that the sandbox needs nothing of the host.
 *
 * @param folder where to put it; a copy that is there already is used again
 * @returns the folder with `busybox`, `patchelf` and, unless that is static, `lib/`
 * @throws MachineryError when a tool is missing or busybox is not static.
 */
export const stageTools = async (folder: string): Promise<string> => {
  const busybox = requireProgram('busybox', 'busybox-static');
  const patchelf = requireProgram('patchelf', 'patchelf');
  const [busyboxLibraries, libraries] = await Promise.all([librariesOf(busybox), librariesOf(patchelf)]);
  if (busyboxLibraries.length > 0) {
    throw new MachineryError(
      `${busybox} is not static, so that no sandbox can run it (Debian package: busybox-static)`,
    );
  }
  return stageFiles(folder, 'tools', {
    busybox,
    patchelf,
    ...Object.fromEntries(libraries.map((file) => [`lib/${path.basename(file)}`, file])),
  });
};
