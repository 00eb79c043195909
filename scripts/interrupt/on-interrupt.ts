import {exitStatuses} from '../exit-status/exit-statuses.ts';
import {InterruptedError} from './interrupted-error.ts';
import {isRunning, npmAncestor} from './npm-ancestor.ts';

/** Milliseconds that ending in good order may take. */
const graceMs = 15_000;

const npmGone = 'npm, which started this, is gone';

/** Milliseconds between two looks at npm. */
const lookMs = 500;

/** Milliseconds in which a signal may come twice: npm hands on the Ctrl-C of a terminal, which we have got too. */
const echoMs = 1000;

/**
 * A signal that aborts when the run is to end: by SIGINT, SIGTERM or SIGHUP, or because the npm that started it was
 * killed, of which nobody tells us. A second signal, or the end of the grace, ends the process at once.
 */
export const onInterrupt = (): AbortSignal => {
  const controller = new AbortController();
  let interruptedAt = 0;
  const interrupt = (why: string) => {
    if (!controller.signal.aborted) {
      interruptedAt = performance.now();
      controller.abort(new InterruptedError(why));
      setTimeout(() => process.exit(exitStatuses.interrupted), graceMs).unref();
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (controller.signal.aborted && performance.now() - interruptedAt > echoMs) {
        process.exit(exitStatuses.interrupted);
      }
      interrupt(signal);
    });
  }
  const npm = npmAncestor();
  if (npm === 'gone') {
    interrupt(npmGone);
  } else if (npm !== undefined) {
    const timer = setInterval(() => {
      if (!isRunning(npm)) {
        clearInterval(timer);
        // Often it has had the signal that we have had: then this is not another one, and ours, which a busy machine may
        // not have handed us yet, says better why.
        setImmediate(() => interrupt(npmGone));
      }
    }, lookMs);
    timer.unref();
  }
  return controller.signal;
};
