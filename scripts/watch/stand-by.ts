import {join} from 'node:path';
import {execa} from 'execa';
import {withParentDeathSignal} from '../../harness/process/with-parent-death-signal.ts';
import {codeFolder} from '../project/project.ts';
import type {FromRound, ToRound} from './round-messages.ts';

/** Plain JavaScript in a checkout too. */
const round = join(codeFolder, 'scripts/watch-round.js');

/** A process that waits to become the command `confinement`. */
export type Standby = AsyncDisposable & {
  /** Resolves when it has ready what can be, or has ended. */
  readonly ready: Promise<void>;
  /**
   * Lets it run as the command with these arguments, until it ends or `signal` ends it. Once only. Resolves to the recipe of the
   * first guest that it had, for the one that stands by next.
   */
  run(args: readonly string[], signal: AbortSignal): Promise<string | undefined>;
};

/**
 * Starts a process that has the program loaded already, as it is on the disk now, AVA too; that takes longer than a short step.
 * The steps themselves it reads when it runs. It dies with this process.
 *
 * @param recipe of the guest that it is to have restored by then
 */
export const standBy = (recipe?: string): Standby => {
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
  // One that is dead is told nothing; its end tells.
  const tell = async (message: ToRound) => child.sendMessage(message).catch(() => undefined);
  let restored: string | undefined;
  const ready = new Promise<void>((resolve) => {
    child.on('message', (message: FromRound) => {
      if (message.type === 'ready') {
        resolve();
      } else {
        restored ??= message.recipe;
      }
    });
    void child.then(() => resolve());
  });
  void tell({type: 'prepare', ...(recipe === undefined ? {} : {recipe})});
  return {
    ready,
    async run(args, signal) {
      const stop = () => over.abort();
      signal.addEventListener('abort', stop, {once: true});
      if (signal.aborted) {
        stop();
      }
      await tell({type: 'run', args});
      await child;
      signal.removeEventListener('abort', stop);
      return restored;
    },
    async [Symbol.asyncDispose]() {
      over.abort();
      await child;
    },
  };
};
