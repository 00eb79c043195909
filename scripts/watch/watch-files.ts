import {once} from 'node:events';
import {join, relative} from 'node:path';
import {watch} from 'chokidar';
import {MachineryError} from '../../harness/errors/machinery-error.ts';

/** Milliseconds in which further changes count as one: editors write a file in several steps. */
const settleMs = 50;

export type WatchFilesOptions = {
  /** Gets the paths, in the root, that changed together, for each burst of changes. */
  readonly onChange: (paths: string[]) => void;
  /** Called when there is something that cannot be watched any more. */
  readonly onError: (error: MachineryError) => void;
};

/**
 * Watches folders of `root`, but for what npm, git and runs of ours write. Resolves when every change from now on is told.
 *
 * @param folders at least one
 * @throws MachineryError when they cannot be watched, as where the system's limit of watched files is reached.
 */
export const watchFiles = async (
  root: string,
  folders: readonly string[],
  {onChange, onError}: WatchFilesOptions,
): Promise<AsyncDisposable> => {
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  // Not by Node itself: to its watch a file is gone for good once an editor has put another one in its place (Node 20).
  const watcher = watch(
    folders.map((folder) => join(root, folder)),
    {
      ignoreInitial: true,
      // An editor's way to save is no removal.
      atomic: settleMs,
      ignored: (path) => /(?:^|\/)(?:node_modules|test-results|\.git)(?:\/|$)/.test(relative(root, path)),
    },
  );
  watcher.on('all', (_event, path) => {
    changed.add(relative(root, path));
    clearTimeout(timer);
    timer = setTimeout(() => {
      const paths = [...changed];
      changed.clear();
      onChange(paths);
    }, settleMs);
  });
  const failed = (error: unknown) =>
    new MachineryError(`${root} cannot be watched: ${(error as Error).message}`, {cause: error});
  try {
    await once(watcher, 'ready');
  } catch (error) {
    await watcher.close();
    throw failed(error);
  }
  watcher.on('error', (error) => onError(failed(error)));
  return {
    async [Symbol.asyncDispose]() {
      clearTimeout(timer);
      await watcher.close();
    },
  };
};
