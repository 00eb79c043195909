import {once} from 'node:events';
import type {StartedGuest} from '../../vm/guests/guest/started-guest.ts';

/** Milliseconds in which a machine whose connection is there may turn out to be gone. */
const doubtMs = 1000;

/** The same when the connection is gone: a run script first ends all that it has started, which may take a while. */
const lostMs = 10_000;

/** Why a machine is gone, as it is known some moments after the connection broke; undefined when it lives. */
export const whyDead = async (started: StartedGuest | undefined): Promise<Error | undefined> => {
  if (started === undefined) {
    return undefined;
  }
  const {ended, machine} = started;
  if (!ended.aborted) {
    const limit = AbortSignal.timeout(machine.ssh.closed.aborted ? lostMs : doubtMs);
    await once(ended, 'abort', {signal: limit}).catch(() => undefined);
  }
  return ended.aborted ? (ended.reason as Error) : undefined;
};
