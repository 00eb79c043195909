import {knownSystemds} from './known-systemds.ts';
import type {SystemdKnowledge} from './systemd-knowledge.ts';

/** Names of the directives of a section that at least one of the known systemds knows. */
export const knownDirectives = (section: keyof SystemdKnowledge['directives']): ReadonlySet<string> =>
  new Set(knownSystemds.flatMap(({directives}) => directives[section]));
