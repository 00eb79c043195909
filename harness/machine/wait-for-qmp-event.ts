import {setTimeout as delay} from 'node:timers/promises';
import {NotYet} from '../wait/not-yet.ts';
import type {MachineContext} from './machine-context.ts';
import type {Wait} from './wait.ts';

/** An event of QEMU's monitor (docs/interop/qmp-spec.rst), as in `{event: 'RESET', data: {guest: true, …}}`. */
export type QmpEvent = {
  /** Its name, in capitals. */
  readonly event: string;
  /** What QEMU says of it; undefined for an event without data. */
  readonly data: unknown;
};

/** Which events are meant: those for which it is true. */
export type QmpEventFilter = (event: QmpEvent) => boolean;

/**
 * Waits for an event of QEMU's that comes from now on, and resolves to it.
 *
 * @throws WaitError with the name of the last event when none is let through in time; what `filter` throws.
 */
export const waitForQmpEvent = async (
  machine: MachineContext,
  filter: QmpEventFilter,
  wait: Pick<Wait, 'timeoutMs' | 'signal'>,
): Promise<QmpEvent> => {
  const {qmp} = machine.switch('waitForQmpEvent');
  let lastSaw = 'no event';
  let onEvent: (event: string, data: unknown) => void = () => undefined;
  const found = new Promise<QmpEvent>((resolve, reject) => {
    onEvent = (event, data) => {
      lastSaw = `event ${event}`;
      try {
        if (filter({event, data})) {
          resolve({event, data});
        }
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    };
  });
  // It may fail before an attempt looks at it.
  found.catch(() => undefined);
  qmp.on('event', onEvent);
  try {
    return await machine.until('an event of QEMU', wait, async (signal) => {
      // Rounds, so that the wait can tell what came instead.
      const round = new AbortController();
      const over = delay(200, undefined, {signal: AbortSignal.any([signal, round.signal])}).then(
        () => {
          throw new NotYet(lastSaw);
        },
        () => found,
      );
      try {
        return await Promise.race([found, over]);
      } finally {
        round.abort();
      }
    });
  } finally {
    qmp.off('event', onEvent);
  }
};
