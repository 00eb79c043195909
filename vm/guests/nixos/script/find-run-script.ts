import {constants} from 'node:fs';
import {access, readdir, stat} from 'node:fs/promises';
import {join} from 'node:path';
import {UsageError} from '../../../../harness/errors/usage-error.ts';

/**
 * The script that starts a NixOS VM: `path` itself, or `bin/run-NAME-vm` in it when it is a folder such as `result`.
 *
 * @throws UsageError when there is none, or one that cannot be run.
 */
export const findRunScript = async (path: string): Promise<string> => {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) {
    throw new UsageError(
      `--guest nixos:${path}: is not there; allowed: a run-NAME-vm script, or a folder as result`,
    );
  }
  const script = found.isDirectory() ? await inResult(path) : path;
  await access(script, constants.X_OK).catch((error: unknown) => {
    throw new UsageError(`--guest nixos:${path}: ${script} cannot be run: it is not executable`, {
      cause: error,
    });
  });
  return script;
};

const inResult = async (folder: string): Promise<string> => {
  const bin = join(folder, 'bin');
  const scripts = (await readdir(bin).catch(() => [])).filter((name) => /^run-.+-vm$/.test(name));
  const [script] = scripts;
  if (script === undefined || scripts.length > 1) {
    throw new UsageError(
      `--guest nixos:${folder}: ${bin} has ${scripts.length === 0 ? 'no run-NAME-vm' : scripts.sort().join(' and ')}; allowed: a result of nixos-rebuild build-vm`,
    );
  }
  return join(bin, script);
};
