import {run} from '../process/run.ts';

/**
 * The version of the QEMU on PATH, as in `7.2.22`.
 *
 * @throws CommandError when it cannot be run.
 */
export const qemuVersion = async (): Promise<string> => {
  const {stdout} = await run('qemu-system-x86_64', ['--version']);
  return /version (?<version>\S+)/.exec(stdout)?.groups?.version ?? stdout.trim();
};
