import {syscallInWords} from '../../diagnosis/syscall-in-words.ts';
import type {SystemdKnowledge} from '../../systemd/systemd-knowledge.ts';
import type {TwinRun} from '../run/twin-run.ts';
import {signalName} from '../service/signal-name.ts';

/** How a service that does not start has ended, as in `226/NAMESPACE` or `exit status 1`. */
export const howItEnded = (
  {result, status, wasKilled, syscall}: Pick<TwinRun, 'result' | 'status' | 'wasKilled' | 'syscall'>,
  {exitStatuses, syscallGroups}: Pick<SystemdKnowledge, 'exitStatuses' | 'syscallGroups'>,
): string => {
  // What has not started in time is ended by a signal.
  if (result === 'timeout') {
    return 'it did not start in time';
  }
  if (wasKilled) {
    const call = syscall === undefined ? '' : `, ${syscallInWords(syscall, syscallGroups)}`;
    return `${signalName(status)}${call}`;
  }
  const meaning = status >= 200 ? exitStatuses[String(status)] : undefined;
  return meaning !== undefined
    ? `${String(status)}/${meaning}`
    : status > 0
      ? `exit status ${String(status)}`
      : `result ${result}`;
};
