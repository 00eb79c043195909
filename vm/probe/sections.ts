/** What the probe can be asked for, in the order in which it tells it. */
export const sections = [
  'identity',
  'namespaces',
  'capabilities',
  'calls',
  'network',
  'files',
  'devices',
  'process',
  'mounts',
  'walk',
] as const;

export type Section = (typeof sections)[number];
