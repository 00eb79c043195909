import {execa} from 'execa';
import {withParentDeathSignal} from '../../../harness/process/with-parent-death-signal.ts';
import type {Load} from './load.ts';

/** Shell scripts that run until they are disposed of, and do not outlive this process. */
export const loadProcesses = (scripts: readonly string[]): Load => {
  const started = scripts.map((script) =>
    execa(...withParentDeathSignal('sh', ['-c', script]), {
      stdio: 'ignore',
      reject: false,
      // What a shell has started ends with it.
      detached: true,
      cleanup: false,
    }),
  );
  return {
    lasts: () => started.every(({exitCode, signalCode}) => exitCode === null && signalCode === null),
    async [Symbol.asyncDispose]() {
      for (const {pid} of started) {
        if (pid !== undefined) {
          process.kill(-pid, 'SIGKILL');
        }
      }
      await Promise.all(started);
    },
  };
};
