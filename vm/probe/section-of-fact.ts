import type {Section} from './sections.ts';

const sections: Readonly<Record<string, Section>> = {
  can: 'calls',
  without: 'calls',
  namespace: 'namespaces',
  effective: 'capabilities',
  permitted: 'capabilities',
  inheritable: 'capabilities',
  bounding: 'capabilities',
  ambient: 'capabilities',
  family: 'network',
  socket: 'network',
  loopback: 'network',
  bind: 'network',
  send: 'network',
  interface: 'network',
  tunable: 'files',
  secret: 'files',
  cgroup: 'files',
  device: 'devices',
  process: 'process',
  limit: 'process',
  environment: 'process',
  allowance: 'process',
  mount: 'mounts',
  proc: 'mounts',
  path: 'walk',
  mode: 'walk',
};

/** The section of an exposure that tells a fact, by the first word of its subject. */
export const sectionOfFact = (fact: string): Section => sections[fact.split(' ')[0] ?? ''] ?? 'identity';
