import {once} from 'node:events';
import type {StartedGuest} from '../../vm/guests/guest/started-guest.ts';

/** Why a machine is gone, as it is known some moments after the connection broke; undefined when it lives. */
export const whyDead = async (started: StartedGuest | undefined): Promise<Error | undefined> => {
  const ended = started?.ended;
  if (ended === undefined) {
    return undefined;
  }
  if (!ended.aborted) {
    await once(ended, 'abort', {signal: AbortSignal.timeout(1000)}).catch(() => undefined);
  }
  return ended.aborted ? (ended.reason as Error) : undefined;
};
