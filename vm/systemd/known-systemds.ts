import {readFileSync} from 'node:fs';
import {suites} from '../guests/debian/image/suites.ts';
import type {SystemdKnowledge} from './systemd-knowledge.ts';

/** File of what the systemd of this version says that it knows; `npm run systemd-data` writes it. */
export const knowledgeFile = (systemd: number): string => `${import.meta.dirname}/data/${systemd}.json`;

/** What the systemds of the Debian suites say that they know, from the oldest to the newest. */
export const knownSystemds: readonly SystemdKnowledge[] = Object.values(suites)
  .map(({systemd}) => JSON.parse(readFileSync(knowledgeFile(systemd), 'utf8')) as SystemdKnowledge)
  .sort((one, other) => one.systemd - other.systemd);
