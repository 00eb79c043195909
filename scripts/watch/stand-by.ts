import {join} from 'node:path';
import {execa} from 'execa';
import {withParentDeathSignal} from '../../harness/process/with-parent-death-signal.ts';
import {codeFolder} from '../project/project.ts';

/** Plain JavaScript in a checkout too. */
const round = join(codeFolder, 'scripts/watch-round.js');

/** A process that waits to become the command `confinement`. */
export type Standby = AsyncDisposable & {
  /** Lets it run as the command with these arguments, until it ends or `signal` ends it. Once only. */
  run(args: readonly string[], signal: AbortSignal): Promise<void>;
};

/**
 * Starts a process that has the program loaded already, as it is on the disk now; that takes longer than a short step.
 * The steps themselves it reads when it runs. It dies with this process.
 */
export const standBy = (): Standby => {
  const over = new AbortController();
  const child = execa(...withParentDeathSignal(process.execPath, [round], 'TERM'), {
    stdin: 'ignore',
    stdout: 'inherit',
    stderr: 'inherit',
    ipc: true,
    serialization: 'json',
    buffer: false,
    cancelSignal: over.signal,
    reject: false,
  });
  return {
    async run(args, signal) {
      const stop = () => over.abort();
      signal.addEventListener('abort', stop, {once: true});
      if (signal.aborted) {
        stop();
      }
      // One that is dead is told nothing; its end tells.
      await child.sendMessage([...args]).catch(() => undefined);
      await child;
      signal.removeEventListener('abort', stop);
    },
    async [Symbol.asyncDispose]() {
      over.abort();
      await child;
    },
  };
};
