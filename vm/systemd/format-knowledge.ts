import type {SystemdKnowledge} from './systemd-knowledge.ts';

/** As a file of data/: a line for each list, so that a new directive or call is a readable change. */
export const formatKnowledge = ({
  systemd,
  directives,
  exitStatuses,
  syscallGroups,
}: SystemdKnowledge): string => {
  const lists = (table: Readonly<Record<string, unknown>>) =>
    Object.entries(table)
      .map(([name, value]) => `    ${JSON.stringify(name)}: ${JSON.stringify(value)}`)
      .join(',\n');
  return [
    '{',
    `  "systemd": ${systemd},`,
    `  "directives": {\n${lists(directives)}\n  },`,
    `  "exitStatuses": {\n${lists(exitStatuses)}\n  },`,
    `  "syscallGroups": {\n${lists(syscallGroups)}\n  }`,
    '}\n',
  ].join('\n');
};
