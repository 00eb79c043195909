import {InterruptedError} from './interrupted-error.ts';
import {npmAncestor} from './npm-ancestor.ts';

/** Milliseconds that ending in good order may take. */
const graceMs = 15_000;

/** Milliseconds between two looks at npm. */
const lookMs = 500;

/**
 * A signal that aborts when the run is to end: by SIGINT, SIGTERM or SIGHUP, or because the npm that started it was
 * killed, of which nobody tells us. A second signal, or the end of the grace, ends the process at once.
 */
export const onInterrupt = (): AbortSignal => {
  const controller = new AbortController();
  const interrupt = (why: string) => {
    if (controller.signal.aborted) {
      process.exit(130);
    }
    controller.abort(new InterruptedError(why));
    setTimeout(() => process.exit(130), graceMs).unref();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => interrupt(signal));
  }
  const npm = npmAncestor();
  if (npm !== undefined) {
    const timer = setInterval(() => {
      try {
        process.kill(npm, 0);
      } catch {
        clearInterval(timer);
        interrupt('npm, which started this, is gone');
      }
    }, lookMs);
    timer.unref();
  }
  return controller.signal;
};
