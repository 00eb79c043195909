import {existsSync} from 'node:fs';
import path from 'node:path';
import {MachineryError} from '../../harness/errors/machinery-error.ts';
import {run} from '../../harness/process/run.ts';
import {librariesOf} from './libraries-of.ts';
import {muslFolders} from './musl-folders.ts';
import {requireProgram} from './require-program.ts';
import {stageFiles} from './stage-files.ts';

/** Where tcc keeps its own headers and functions. */
const supportOf = async (tcc: string): Promise<string> => {
  const {stdout} = await run(tcc, ['-print-search-dirs']);
  const folder = /^install: (.+)$/m.exec(stdout)?.[1];
  if (folder === undefined || !existsSync(path.join(folder, 'libtcc1.a'))) {
    throw new MachineryError(`${tcc} does not tell where its libtcc1.a is (Debian package: tcc)`);
  }
  return folder;
};

/**
 * Collects a C compiler that makes static programs, so that the sandbox needs nothing of the host: tcc, small and
 * quick, and the C library musl.
 *
 * @param folder where to put it; a copy that is there already is used again
 * @returns the folder with `tcc`, its `lib/` and `support/`, and `libc/lib` and `libc/include`
 * @throws MachineryError when the compiler or the library is missing.
 */
export const stageCompiler = async (folder: string): Promise<string> => {
  const tcc = requireProgram('tcc', 'tcc');
  const musl = muslFolders.find(({libraries}) => existsSync(path.join(libraries, 'libc.a')));
  if (musl === undefined) {
    throw new MachineryError(
      `musl, a C library for static programs, is not installed on this host (Debian package: musl-dev)`,
    );
  }
  const [support, libraries] = await Promise.all([supportOf(tcc), librariesOf(tcc)]);
  const libc = ['crt1.o', 'crti.o', 'crtn.o', 'libc.a'];
  return stageFiles(folder, 'compiler', {
    tcc,
    ...Object.fromEntries(libraries.map((file) => [`lib/${path.basename(file)}`, file])),
    'support/libtcc1.a': path.join(support, 'libtcc1.a'),
    'support/include': path.join(support, 'include'),
    ...Object.fromEntries(libc.map((file) => [`libc/lib/${file}`, path.join(musl.libraries, file)])),
    'libc/include': musl.headers,
  });
};
