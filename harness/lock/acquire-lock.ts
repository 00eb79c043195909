import {once} from 'node:events';
import {mkdirSync, truncateSync} from 'node:fs';
import {dirname} from 'node:path';
import {execa} from 'execa';
import {MachineryError} from '../errors/machinery-error.ts';
import {withParentDeathSignal} from '../process/with-parent-death-signal.ts';
import {Owner} from '../run-folder/owner.ts';
import type {Lock} from './lock.ts';

/** How a lock is waited for. */
export type LockOptions = {
  /** `shared` holders exclude exclusive ones but not each other. Default: exclusive. */
  mode?: 'exclusive' | 'shared';
  /**
   * Called once when the lock is not free at once, with who holds it (`process 1234 (node …)`); undefined when
   * that is not known, as with shared holders.
   */
  onWait?: (holder: string | undefined) => void;
  /** Milliseconds to wait for the lock; no limit without it. */
  timeoutMs?: number;
  /** Aborting it ends the waiting, not a lock that is held. */
  signal?: AbortSignal;
};

type Helper = ReturnType<typeof start>;

/** What flock(1) is told to end with when the lock is not free. */
const notFree = 75;

const announcement = 'locked\n';

/**
 * Takes the lock that a file stands for, waiting for it without polling. The file and its folder are made where
 * they are missing; nobody may ever remove the file, since then two could hold it.
 *
 * A helper process holds it and the kernel frees it when the helper ends; the helper ends when this process does.
 *
 * @throws MachineryError when the lock is not free within `timeoutMs`, or cannot be taken at all; the reason of
 * `signal` once that is aborted.
 */
export const acquireLock = async (path: string, options: LockOptions = {}): Promise<Lock> => {
  const {mode = 'exclusive', onWait, timeoutMs, signal} = options;
  signal?.throwIfAborted();
  try {
    mkdirSync(dirname(path), {recursive: true});
  } catch (error) {
    throw new MachineryError(`cannot lock ${path}: ${(error as Error).message}`, {cause: error});
  }
  const attempt = start(path, mode, ['--nonblock', '--conflict-exit-code', String(notFree)]);
  if (await announced(attempt, path)) {
    return hold(attempt, path, mode);
  }
  onWait?.(holder(path));
  signal?.throwIfAborted();
  const waiting = start(path, mode, []);
  const timeout = timeoutMs === undefined ? undefined : AbortSignal.timeout(timeoutMs);
  const stop = AbortSignal.any([signal, timeout].filter((each) => each !== undefined));
  const end = (): boolean => waiting.kill('SIGKILL');
  stop.addEventListener('abort', end);
  try {
    if (await announced(waiting, path)) {
      return hold(waiting, path, mode);
    }
  } catch (error) {
    signal?.throwIfAborted();
    if (timeout?.aborted === true) {
      const who = holder(path) ?? 'other processes';
      throw new MachineryError(
        `the lock ${path} was not free within ${(timeoutMs ?? 0) / 1000} s; ${who} held it`,
        {cause: error},
      );
    }
    throw error;
  } finally {
    stop.removeEventListener('abort', end);
  }
  throw new MachineryError(`cannot lock ${path}: flock ended as if it did not wait`);
};

/**
 * `cat` starts once flock(1) has the lock, in its place (`--no-fork`), says back what it is told, and ends when its
 * standard input is closed. It has a session of its own, so that Ctrl-C does not free the lock under those who
 * still clean up what it protects.
 */
const start = (path: string, mode: 'exclusive' | 'shared', flags: string[]) => {
  const helper = execa(...withParentDeathSignal('flock', [`--${mode}`, '--no-fork', ...flags, path, 'cat']), {
    reject: false,
    stdin: 'pipe',
    detached: true,
    cleanup: false,
  });
  // It may end before it reads: that is told by its exit status.
  helper.stdin.on('error', () => undefined);
  helper.stdin.write(announcement);
  return helper;
};

/** Whether the helper got the lock; false when it is not free. */
const announced = async (helper: Helper, path: string): Promise<boolean> => {
  const result = await Promise.race([once(helper.stdout, 'data').then(() => 'locked' as const), helper]);
  if (result === 'locked') {
    return true;
  }
  if (result.exitCode === notFree) {
    return false;
  }
  const reason = result.stderr.trim() || result.shortMessage;
  throw new MachineryError(`cannot lock ${path}: ${reason ?? 'flock ended without a word'}`);
};

const hold = (helper: Helper, path: string, mode: 'exclusive' | 'shared'): Lock => {
  let held = true;
  void helper.then(() => {
    held = false;
  });
  if (mode === 'exclusive') {
    Owner.ofThisProcess().write(path);
  }
  return {
    get held() {
      return held;
    },
    async [Symbol.asyncDispose]() {
      if (held && mode === 'exclusive') {
        truncateSync(path);
      }
      helper.stdin.end();
      await helper;
    },
  };
};

const holder = (path: string): string | undefined => {
  const owner = Owner.read(path);
  return owner?.isAlive() === true ? owner.describe() : undefined;
};
