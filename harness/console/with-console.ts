import {ConsoleLog} from './console-log.ts';

type ConsoleOptions = {
  readonly consoleFile: string;
  /** Told when the log is open. */
  readonly onConsole?: (console: ConsoleLog) => void;
};

/**
 * Opens the console's log in `consoleFile` for what `start` starts, and closes it with that: when it is disposed of, or has not
 * come up.
 */
export const withConsole = async <T extends AsyncDisposable>(
  {consoleFile, onConsole}: ConsoleOptions,
  start: (console: ConsoleLog) => Promise<T>,
): Promise<T> => {
  const console = new ConsoleLog(consoleFile);
  onConsole?.(console);
  try {
    const started = await start(console);
    return {
      ...started,
      async [Symbol.asyncDispose]() {
        await started[Symbol.asyncDispose]();
        console[Symbol.dispose]();
      },
    };
  } catch (error) {
    console[Symbol.dispose]();
    throw error;
  }
};
