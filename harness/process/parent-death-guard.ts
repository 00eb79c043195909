/**
 * Words before a command, by which the kernel ends it when whatever started it dies (PR_SET_PDEATHSIG through util-linux'
 * setpriv). For a command that another program starts for us; for our own children there is `withParentDeathSignal`.
 */
export const parentDeathGuard = (signal: 'KILL' | 'TERM'): readonly string[] => [
  'setpriv',
  '--pdeathsig',
  signal,
  '--',
];
