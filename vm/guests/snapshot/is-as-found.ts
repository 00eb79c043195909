import type {Snapshot} from './snapshot.ts';
import {lastWritten} from './seal-memory.ts';

/** Whether a snapshot is still the one that was found: another run may have removed it, or made it anew, meanwhile. */
export const isAsFound = async ({memory, written}: Pick<Snapshot, 'memory' | 'written'>): Promise<boolean> =>
  (await lastWritten(memory).catch(() => undefined)) === written;
