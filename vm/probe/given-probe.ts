import {readFile} from 'node:fs/promises';
import {UsageError} from '../../harness/errors/usage-error.ts';

/** The variable that names the probe's program, where it is built already. */
const variable = 'CONFINEMENT_PROBE';

/**
 * The probe's program that the environment names, for a place where none can be made, as inside a Nix build; undefined when it
 * names none.
 *
 * @throws UsageError for a file that cannot be read, or is no program.
 */
export const givenProbe = async (env: NodeJS.ProcessEnv = process.env): Promise<Uint8Array | undefined> => {
  const path = env[variable] ?? '';
  if (path === '') {
    return undefined;
  }
  const program = await readFile(path).catch((error: unknown) => {
    const {code} = error as NodeJS.ErrnoException;
    throw new UsageError(`${variable}=${path}: cannot be read: ${code ?? String(error)}`, {cause: error});
  });
  if (program.subarray(0, 4).toString('latin1') !== '\u007FELF') {
    throw new UsageError(
      `${variable}=${path}: is no program; allowed: what Nix builds of vm/probe/package.nix`,
    );
  }
  return program;
};
