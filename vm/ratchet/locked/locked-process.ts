/** What the machine has, or its systemd or a shell tells each process, and no service declares. */
const ofTheMachine =
  /^(process hostname|environment (HOME|INVOCATION_ID|JOURNAL_STREAM|LANG|LC_\w+|LOGNAME|MEMORY_PRESSURE_\w+|PATH|PWD|SHELL|SHLVL|SYSTEMD_EXEC_PID|TERM|USER|_))$/;

/** What the kernel says of a group whose controller is on and that is bounded by nothing; where it is off there is no file. */
const unbounded: readonly (readonly [subject: RegExp, value: RegExp])[] = [
  [/./, /^none$/],
  [/\.(max|high)$/, /^max( \d+)?$/],
  [/\.(low|min)$/, /^0$/],
  [/\.weight$/, /^(default )?100$/],
  [/ cpuset\./, /^$/],
  [/ memory\.zswap\.writeback$/, /^1$/],
  [/ io\.max$/, /^$/],
];

/** Facts of how a process was started, without what bounds nothing, and without what a machine's memory decides. */
export const lockedProcess = (facts: Readonly<Record<string, string>>): Record<string, string> => {
  const kernels = facts['limit SIGPENDING'];
  const threads = Number(kernels?.split(':')[0]) * 2;
  // The kernel gives both the same, half of the threads that its memory bears; systemd lets a service have 15 % of these.
  const isKernels = kernels !== undefined && facts['limit NPROC'] === kernels;
  const isDefault = (subject: string, value: string): boolean =>
    isKernels &&
    (subject === 'limit SIGPENDING' ||
      subject === 'limit NPROC' ||
      (subject === 'allowance pids.max' && Math.abs(Number(value) - threads * 0.15) <= 1));
  const boundsNothing = (subject: string, value: string): boolean =>
    subject.startsWith('allowance ') &&
    unbounded.some(([of, nothing]) => of.test(subject) && nothing.test(value));
  return Object.fromEntries(
    Object.entries(facts)
      .filter(([subject, value]) => !ofTheMachine.test(subject) && !boundsNothing(subject, value))
      .map(([subject, value]) => [subject, isDefault(subject, value) ? 'default' : value]),
  );
};
