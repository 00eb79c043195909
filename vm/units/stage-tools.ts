import {createHash} from 'node:crypto';
import {cp, mkdir, mkdtemp, rename, rm, stat} from 'node:fs/promises';
import path from 'node:path';
import {MachineryError} from '../../harness/errors/machinery-error.ts';
import {CommandError} from '../../harness/process/command-error.ts';
import {run} from '../../harness/process/run.ts';
import {requireProgram} from './require-program.ts';

/** The libraries and the loader of a program; none when it is static. */
const librariesOf = async (program: string): Promise<string[]> => {
  const ldd = requireProgram('ldd', 'libc-bin');
  try {
    const {stdout} = await run(ldd, [program], {env: {LC_ALL: 'C'}});
    // "name => /path (0x…)" for a library, "/path (0x…)" for the loader.
    return [...stdout.matchAll(/(?:^|=>)\s*(\/\S+) \(0x/gm)].flatMap(([, file]) => file ?? []);
  } catch (error) {
    if (
      error instanceof CommandError &&
      `${error.stderr}${error.stdout}`.includes('not a dynamic executable')
    ) {
      return [];
    }
    throw error;
  }
};

const exists = async (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  );

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

  const identity = await Promise.all(
    [busybox, patchelf, ...libraries].map(async (file) => {
      const {size, mtimeMs} = await stat(file);
      return `${file} ${size} ${mtimeMs}`;
    }),
  );
  const key = createHash('sha256').update(identity.join('\n')).digest('hex').slice(0, 16);
  const staged = path.join(folder, `tools-${key}`);
  if (await exists(staged)) {
    return staged;
  }
  await mkdir(folder, {recursive: true});
  const draft = await mkdtemp(path.join(folder, 'draft-'));
  try {
    await cp(busybox, path.join(draft, 'busybox'), {dereference: true});
    await cp(patchelf, path.join(draft, 'patchelf'), {dereference: true});
    for (const library of libraries) {
      await cp(library, path.join(draft, 'lib', path.basename(library)), {dereference: true});
    }
    await rename(draft, staged);
  } catch (error) {
    await rm(draft, {recursive: true, force: true});
    // Another process staged the same in the meantime.
    if (!(await exists(staged))) {
      throw error;
    }
  }
  return staged;
};
