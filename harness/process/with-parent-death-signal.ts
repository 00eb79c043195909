import {parentDeathGuard} from './parent-death-guard.ts';

/**
 * A parent that died before the kernel was told of it sends no signal any more: then the child's parent is another one.
 * setpriv comes once more, as it tells best of a program that is not there.
 */
const check = '[ "$PPID" = "$0" ] || kill -KILL "$$"; exec setpriv "$@"';

/**
 * Prefixes a command so that the kernel ends it when this process dies, whatever kills it, kill -9 included, and at
 * whatever moment (PR_SET_PDEATHSIG through util-linux' setpriv). The signal is tied to the thread that spawns, so spawn
 * from the main thread, and with nothing between: a child of another process is killed at once.
 */
export const withParentDeathSignal = (
  file: string,
  args: readonly string[],
  signal: 'KILL' | 'TERM' = 'KILL',
): [file: string, args: string[]] => {
  const [setpriv = '', ...guard] = parentDeathGuard(signal);
  return [setpriv, [...guard, 'sh', '-c', check, String(process.pid), ...guard, file, ...args]];
};
