/** What reports are ordered by. */
export const subjects = [
  'identity',
  'file system',
  'devices',
  'kernel',
  'processes',
  'network',
  'system calls',
  'privileges',
  'limits',
] as const;

export type Subject = (typeof subjects)[number];
