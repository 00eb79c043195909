import {nearest} from '../units/nearest.ts';
import {knownSystemds} from './known-systemds.ts';
import type {SystemdKnowledge} from './systemd-knowledge.ts';

/**
 * Why a systemd does not do what a directive of `[Service]` says, as in `systemd 257 knows no ExecReloadPost=, systemd 262 does`, or
 * with the name that it is most like; undefined when it knows it.
 */
export const whyUnknown = (name: string, {systemd, directives}: SystemdKnowledge): string | undefined =>
  directives.Service.includes(name) ? undefined : `systemd ${systemd} knows no ${name}=${sinceWhen(name)}`;

const sinceWhen = (name: string): string => {
  const since = knownSystemds.find(({directives}) => directives.Service.includes(name));
  if (since !== undefined) {
    return `, systemd ${since.systemd} does`;
  }
  const like = nearest(name, knownSystemds.at(-1)?.directives.Service ?? []);
  return like === undefined ? '' : `; the nearest name is ${like}=`;
};
