import {execa} from 'execa';
import {withParentDeathSignal} from '../../harness/process/with-parent-death-signal.ts';
import {shardVariables} from '../options/ci-shard.ts';

export type StartConfinementOptions = {
  /** Folder of the project. */
  project: string;
  /** File of the command, from there. Default: where a checkout has it. */
  command?: string;
  args: readonly string[];
  cache: string;
  signal: AbortSignal;
};

/** Starts `confinement` as a user does. It ends in good order when the signal aborts, or this process is gone. */
export const startConfinement = ({
  project,
  command = 'scripts/confinement.js',
  args,
  cache,
  signal,
}: StartConfinementOptions) =>
  execa(...withParentDeathSignal(process.execPath, [command, ...args], 'TERM'), {
    cwd: project,
    env: {
      CONFINEMENT_CACHE: cache,
      // All steps are wanted, on whatever machine of a CI job this is.
      ...Object.fromEntries(shardVariables.map((name) => [name, undefined])),
    },
    stdin: 'ignore',
    stdout: 'ignore',
    stderr: 'pipe',
    reject: false,
    cancelSignal: signal,
    // It has a deadline of its own.
    forceKillAfterDelay: 20_000,
  });
