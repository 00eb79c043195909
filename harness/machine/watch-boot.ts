import {setTimeout as delay} from 'node:timers/promises';
import type {ConsoleLog} from '../console/console-log.ts';
import {fatalLine} from '../console/fatal-line.ts';
import {BootError} from './boot-error.ts';

/** Milliseconds that the console may go on after a fatal line: what comes next on it mostly says why. */
const aftermathMs = 500;

/** A watch on the console, until it is disposed of. */
export type BootWatch = Disposable & {
  /** Aborts, with a BootError as its reason, when the guest cannot come up any more. */
  readonly hopeless: AbortSignal;
};

/** Watches the console of a guest that boots for what ends all hope. */
export const watchBoot = (name: string, console: ConsoleLog): BootWatch => {
  const hopeless = new AbortController();
  const watch = console.onLine((line) => {
    const fatal = fatalLine([line]);
    if (fatal !== undefined && !hopeless.signal.aborted) {
      void delay(aftermathMs).then(() => hopeless.abort(new BootError(name, fatal, console.tail(25))));
    }
  });
  return {hopeless: hopeless.signal, [Symbol.dispose]: watch};
};
