import {ConsoleLog} from './console-log.ts';

/**
 * Opens the console's log in `file` for what `start` starts, and closes it with that: when it is disposed of, or has not
 * come up.
 */
export const withConsole = async <T extends AsyncDisposable>(
  file: string,
  start: (console: ConsoleLog) => Promise<T>,
): Promise<T> => {
  const console = new ConsoleLog(file);
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
