import type {SystemdKnowledge} from './systemd-knowledge.ts';

/** `vm/units/directive-names.ts`: as TypeScript, so that the compiler knows each name, one a line and in the order of the alphabet. */
export const formatDirectiveNames = (systemds: readonly SystemdKnowledge[]): string => {
  const namesOf = (section: keyof SystemdKnowledge['directives']): string[] =>
    [...new Set(systemds.flatMap(({directives}) => directives[section]))]
      .sort()
      .map((name) => `    '${name}',`);
  return [
    '/** Names of the directives of a service that some systemd knows, and the newest of these: `npm run systemd-data` writes them. */',
    'export const directiveNames = {',
    `  systemd: ${Math.max(...systemds.map(({systemd}) => systemd))},`,
    '  Service: [',
    ...namesOf('Service'),
    '  ],',
    '  Unit: [',
    ...namesOf('Unit'),
    '  ],',
    '} as const;',
    '',
  ].join('\n');
};
