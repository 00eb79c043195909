import {MachineryError} from '../../harness/errors/machinery-error.ts';
import type {SystemdKnowledge} from './systemd-knowledge.ts';

/**
 * Reads what `askSystemd` has asked for.
 *
 * @throws MachineryError when a part of it is missing.
 */
export const parseKnowledge = (text: string): SystemdKnowledge => {
  const [version = '', directives, statuses, groups] = text.split(/^=(?:directives|statuses|groups)\n/m);
  const systemd = Number(/^systemd (\d+)/.exec(version)?.[1]);
  if (!(systemd > 0) || directives === undefined || statuses === undefined || groups === undefined) {
    throw new MachineryError(`systemd does not tell what it knows: ${text.slice(0, 200)}`);
  }
  return {
    systemd,
    directives: {Unit: directivesOf(directives, 'Unit'), Service: directivesOf(directives, 'Service')},
    exitStatuses: Object.fromEntries(
      [...statuses.matchAll(/^([A-Z_]+) +(\d+) \w+$/gm)].map(([, name = '', number = '']) => [number, name]),
    ),
    syscallGroups: Object.fromEntries(
      groups
        .split(/\n(?=@)/)
        .filter((group) => group.startsWith('@') && !group.startsWith('@known\n'))
        .map((group) => {
          const [name = '', ...rest] = group.split('\n').map((line) => line.trim());
          return [name, rest.filter((line) => /^@?[a-z_0-9-]+$/.test(line))];
        }),
    ),
  };
};

/** `[Service]`, and lines as `PrivateTmp=OTHER` until the next section. */
const directivesOf = (text: string, section: string): string[] => {
  const lines = text.split(`[${section}]\n`)[1]?.split(/^\[/m)[0] ?? '';
  return [...lines.matchAll(/^(\w+)=/gm)].map(([, name = '']) => name);
};
