import {run} from '../../harness/process/run.ts';
import type {RehearsalOptions} from './rehearsal-options.ts';

/**
 * Runs `nix` with flakes that have the rehearsal's nixpkgs in place of their own, and resolves to its standard output.
 *
 * @throws CommandError when it fails.
 */
export const runNix = async (
  args: readonly string[],
  {nixpkgs}: RehearsalOptions,
  signal: AbortSignal,
): Promise<string> => {
  const {stdout} = await run(
    'nix',
    [
      ...['--extra-experimental-features', 'nix-command flakes', ...args],
      ...['--override-input', 'nixpkgs', `path:${nixpkgs}`, '--no-write-lock-file'],
    ],
    {deathSignal: 'TERM', signal},
  );
  return stdout;
};
