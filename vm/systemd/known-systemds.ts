import {readdirSync, readFileSync} from 'node:fs';
import type {SystemdKnowledge} from './systemd-knowledge.ts';

const folder = `${import.meta.dirname}/data`;

/** File of what the systemd of this version says that it knows; `npm run systemd-data` writes it. */
export const knowledgeFile = (systemd: number): string => `${folder}/${systemd}.json`;

/** What the systemds of the Debian suites say that they know, from the oldest to the newest. */
export const knownSystemds: readonly SystemdKnowledge[] = readdirSync(folder)
  .map((name) => JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')) as SystemdKnowledge)
  .sort((one, other) => one.systemd - other.systemd);
