import {realpathSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import tmp from 'tmp';
import {MachineryError} from '../errors/machinery-error.ts';
import {UsageError} from '../errors/usage-error.ts';
import {ownerFile, template} from './layout.ts';
import {Owner} from './owner.ts';
import {removeTree} from './remove-tree.ts';

/** `sun_path` of the kernel's socket address holds 108 bytes, the final NUL among them. */
const longestSocketPath = 107;

/** What a socket's name may take: the folder must leave this many bytes for it. */
const longestSocketName = 24;

/** Paths of the folders that this process has still to remove. */
const live = new Set<string>();

/**
 * The private folder (0700) of one run in the temporary directory, for sockets and other things that end with the
 * run. It is removed when disposed of, else when the process exits; `sweepRunFolders` of a later run removes it
 * when the process was killed.
 */
export class RunFolder implements AsyncDisposable {
  /** Absolute and free of symbolic links. */
  readonly path: string;

  private constructor(path: string) {
    this.path = path;
  }

  /**
   * Makes a folder whose name begins with `prefix` and a dash, for `sweepRunFolders` to know it by. Synchronous, so that no other code of this process runs between making the folder and naming its owner.
   *
   * @throws UsageError when TMPDIR is no folder, cannot be written, or is too long for the paths of sockets.
   */
  static create(prefix: string): RunFolder {
    let parent: string;
    try {
      parent = realpathSync(tmpdir());
    } catch (error) {
      throw new UsageError(`TMPDIR is ${tmpdir()}, which is not there; name a folder`, {cause: error});
    }
    const longestParent = longestSocketPath - longestSocketName - 2 - template(prefix).length;
    if (Buffer.byteLength(parent) > longestParent) {
      throw new UsageError(
        `TMPDIR is ${parent}, which is ${Buffer.byteLength(parent)} bytes long; sockets in it allow at most ${longestParent}`,
      );
    }
    try {
      // `keep`: tmp would remove the folder with all that is mounted in it.
      const path = tmp.dirSync({tmpdir: parent, template: template(prefix), mode: 0o700, keep: true}).name;
      Owner.ofThisProcess().write(join(path, ownerFile));
      if (live.size === 0) {
        process.on('exit', removeAll);
      }
      live.add(path);
      return new RunFolder(path);
    } catch (error) {
      throw new UsageError(`TMPDIR is ${parent}, where no folder can be made: ${(error as Error).message}`, {
        cause: error,
      });
    }
  }

  /** The path of a file of this name; nothing is made. */
  file(name: string): string {
    return join(this.path, name);
  }

  /**
   * The path of a socket of this name; nothing is made.
   *
   * @throws MachineryError when the kernel would not take a path of that length.
   */
  socket(name: string): string {
    const path = this.file(name);
    const length = Buffer.byteLength(path);
    if (length > longestSocketPath) {
      throw new MachineryError(
        `the socket path ${path} is ${length} bytes long; the kernel allows ${longestSocketPath}`,
      );
    }
    return path;
  }

  /** Removes the folder. Never fails, so that it hides no verdict: what is left, the next run sweeps. */
  [Symbol.asyncDispose](): Promise<void> {
    remove(this.path);
    return Promise.resolve();
  }
}

const remove = (path: string): void => {
  if (!live.delete(path)) {
    return;
  }
  if (live.size === 0) {
    process.off('exit', removeAll);
  }
  try {
    removeTree(path, {last: ownerFile});
  } catch {
    return;
  }
};

const removeAll = (): void => {
  for (const path of live) {
    remove(path);
  }
};
