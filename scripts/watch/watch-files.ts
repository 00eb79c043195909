import {once} from 'node:events';
import {join, relative} from 'node:path';
import {watch} from 'chokidar';

/** Milliseconds in which further changes count as one: editors write a file in several steps. */
const settleMs = 50;

/**
 * Calls `onChange` with the paths, in `root`, that changed together, for each burst of changes in these folders. Resolves when every
 * change from now on is told.
 */
export const watchFiles = async (
  root: string,
  folders: readonly string[],
  onChange: (paths: string[]) => void,
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
  try {
    await once(watcher, 'ready');
  } catch (error) {
    await watcher.close();
    throw error;
  }
  return {
    async [Symbol.asyncDispose]() {
      clearTimeout(timer);
      await watcher.close();
    },
  };
};
