import {AsyncLocalStorage} from 'node:async_hooks';

/** A named part of what is done on a machine. */
export type LogEntry = {
  /** Its name. */
  readonly name: string;
  /** The names of the entries that it is in, the outermost first. */
  readonly within: readonly string[];
  /** Name of the machine. */
  readonly machine: string;
  /** When it began, in milliseconds since 1970. */
  readonly startedAt: number;
  /** Milliseconds from its start to its end; undefined while it goes on. */
  readonly durationMs: number | undefined;
  /** What it failed with; undefined when it did not. */
  readonly error: unknown;
};

/**
 * Told of each entry twice: when it begins, and when it has ended, then with its duration. It is called in the entry's own
 * asynchronous context, so that an `AsyncLocalStorage` of the listener's tells apart what goes on at once.
 */
export type EntryListener = (entry: LogEntry) => void;

/** The names of the entries that the running code is in, which may go on at once on one machine. */
const open = new AsyncLocalStorage<readonly string[]>();

/** Does `work` in a named entry, tells the listeners of it, and resolves or rejects as `work` does. */
export const subtest = async <T>(
  machine: {readonly name: string; readonly listeners: ReadonlySet<EntryListener>},
  name: string,
  work: () => Promise<T>,
): Promise<T> => {
  const within = open.getStore() ?? [];
  const startedAt = Date.now();
  const begun = performance.now();
  const tell = (end: Pick<LogEntry, 'durationMs' | 'error'>) => {
    for (const listener of machine.listeners) {
      listener({name, within, machine: machine.name, startedAt, ...end});
    }
  };
  tell({durationMs: undefined, error: undefined});
  let result: T;
  try {
    result = await open.run([...within, name], work);
  } catch (error) {
    tell({durationMs: performance.now() - begun, error});
    throw error;
  }
  tell({durationMs: performance.now() - begun, error: undefined});
  return result;
};
