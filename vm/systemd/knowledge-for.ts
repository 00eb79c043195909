import {MachineryError} from '../../harness/errors/machinery-error.ts';
import {knownSystemds} from './known-systemds.ts';
import type {SystemdKnowledge} from './systemd-knowledge.ts';

/** What is known of a systemd: of this version, else of the nearest that is older, else of the oldest. */
export const knowledgeFor = (systemd: number): SystemdKnowledge => {
  const found = knownSystemds.findLast((each) => each.systemd <= systemd) ?? knownSystemds[0];
  if (found === undefined) {
    throw new MachineryError('there is no data of any systemd');
  }
  return found;
};
