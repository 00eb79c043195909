import {constants} from 'node:os';
import type {SystemdKnowledge} from '../../systemd/systemd-knowledge.ts';
import type {TwinRun} from '../run/twin-run.ts';

/** Why a twin's probe told nothing: a problem of the unit on this machine, or something that the unit does to the probe. */
export type WhyNotSeen = {readonly problem: string} | {readonly unseen: string};

const signalName = (number: number): string =>
  Object.entries(constants.signals).find(([, value]) => value === number)?.[0] ?? `signal ${number}`;

/**
 * Reads off why a twin's probe told nothing.
 *
 * @param declared values of `User=` and `Group=`, for who looks for them
 */
export const whyNotSeen = (
  {result, status, wasKilled, said}: Omit<TwinRun, 'exposure' | 'score'>,
  {exitStatuses}: Pick<SystemdKnowledge, 'exitStatuses'>,
  {user, group}: {readonly user: string | undefined; readonly group: string | undefined},
): WhyNotSeen => {
  const words = said.find((line) => !/^(Main process exited|Failed with result|Failed to start|Consumed )/.test(line));
  if (wasKilled) {
    return {
      unseen:
        signalName(status) === 'SIGSYS'
          ? 'the filter of system calls ended the probe (SIGSYS) before it could tell anything'
          : `the probe was ended (${signalName(status)}) before it could tell anything`,
    };
  }
  const name = exitStatuses[String(status)];
  if (name === 'USER' && user !== undefined) {
    return {problem: `its user ${user} does not exist there`};
  }
  if (name === 'GROUP' && group !== undefined) {
    return {problem: `its group ${group} does not exist there`};
  }
  if (status >= 200 && name !== undefined) {
    return {
      problem: `systemd cannot start a process for it: ${status}/${name}${words === undefined ? '' : `: ${words}`}`,
    };
  }
  if (result === 'timeout') {
    return {unseen: 'the probe did not end in time'};
  }
  if (words !== undefined) {
    return {problem: `systemd does not start it: ${words}`};
  }
  return status > 0
    ? {unseen: `the probe failed with exit status ${status}`}
    : {problem: `systemd does not start it: ${said.at(-1) ?? `result ${result}`}`};
};
