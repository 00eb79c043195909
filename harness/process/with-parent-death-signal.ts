/**
 * Prefixes a command so that the kernel ends it when this process dies, whatever kills it, kill -9 included
 * (PR_SET_PDEATHSIG through util-linux' setpriv). The signal is tied to the thread that spawns, so spawn from
 * the main thread.
 */
export const withParentDeathSignal = (
  file: string,
  args: readonly string[],
  signal: 'KILL' | 'TERM' = 'KILL',
): [file: string, args: string[]] => ['setpriv', ['--pdeathsig', signal, '--', file, ...args]];
