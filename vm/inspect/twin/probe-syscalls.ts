/**
 * System calls by which the probe starts processes, hears of them, and asks what it is itself. Without the first it tells nothing,
 * and on none of them hangs what it tells of others: whether files can be read, sockets made, or the kernel asked for something. The
 * program keeps to these, whatever library it is made with.
 */
export const probeSyscalls: readonly string[] = [
  'pipe2',
  'clone',
  'wait4',
  'poll',
  'close',
  'dup2',
  'rt_sigaction',
  'prctl',
  'capget',
  'umask',
];
