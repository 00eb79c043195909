import {type FSWatcher, watch} from 'node:fs';
import {join} from 'node:path';

/** Milliseconds in which further changes count as one: editors write a file in several steps. */
const settleMs = 50;

/** Calls `onChange` with the paths, in `root`, that changed together, for each burst of changes in these folders. */
export const watchFiles = (
  root: string,
  folders: readonly string[],
  onChange: (paths: string[]) => void,
): Disposable => {
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  const watchers: FSWatcher[] = folders.map((folder) =>
    watch(join(root, folder), {recursive: true}, (_event, name) => {
      if (name === null) {
        return;
      }
      changed.add(join(folder, name));
      clearTimeout(timer);
      timer = setTimeout(() => {
        const paths = [...changed];
        changed.clear();
        onChange(paths);
      }, settleMs);
    }),
  );
  return {
    [Symbol.dispose]() {
      clearTimeout(timer);
      for (const watcher of watchers) {
        watcher.close();
      }
    },
  };
};
