import {sectionOfFact} from '../../probe/section-of-fact.ts';
import {type Section, sections} from '../../probe/sections.ts';

const groups: Readonly<Record<Section, string>> = {
  identity: 'identity',
  namespaces: 'namespaces',
  capabilities: 'capabilities',
  calls: 'system calls',
  network: 'network',
  files: 'kernel files',
  devices: 'devices',
  process: 'process',
  mounts: 'mounts',
  walk: 'paths',
};

/** What a fact is about, in the words of a report. */
export const groupOf = (subject: string): string => {
  const ended = sections.find((section) => subject === `section ${section}`);
  return groups[ended ?? sectionOfFact(subject)];
};
