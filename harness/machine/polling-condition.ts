import {setTimeout as delay} from 'node:timers/promises';
import {ConditionError} from './condition-error.ts';
import type {MachineContext} from './machine-context.ts';

/**
 * Whether the condition holds. The signal aborts when nobody is interested any more, or its time is up: give it to the
 * machine's call, so that no command is left in the guest.
 */
export type ConditionCheck = (signal: AbortSignal) => Promise<boolean>;

/** How often a condition is checked, and how messages call it. */
export type PollingConditionOptions = {
  /** What holds, for the message: "the database answers". Default: "the condition". */
  description?: string;
  /** Milliseconds between two checks. Default: 2 s; they have no factor. */
  intervalMs?: number;
  /** Milliseconds for one check, before the machine's factor: one that takes longer does not hold. Default: 30 s. */
  timeoutMs?: number;
};

/**
 * Checks a condition now, and again and again until it is disposed of. When it does not hold, every call to the machine
 * that is under way, and every later one while it is held, fails at once with a `ConditionError`.
 *
 * @throws ConditionError when it does not hold now.
 */
export const pollingCondition = async (
  machine: MachineContext,
  check: ConditionCheck,
  {description = 'the condition', intervalMs = 2000, timeoutMs = 30_000}: PollingConditionOptions,
): Promise<AsyncDisposable> => {
  const broken = new AbortController();
  const released = new AbortController();
  const limit = timeoutMs * machine.timeoutFactor;
  const holds = async (): Promise<void> => {
    const late = new AbortController();
    const signal = AbortSignal.any([late.signal, released.signal]);
    const timer = setTimeout(() => late.abort(new Error(`no answer within ${limit / 1000} s`)), limit);
    let why = 'it is false';
    let cause: unknown;
    try {
      if (await Promise.race([check(signal), rejected(signal)])) {
        return;
      }
    } catch (error) {
      cause = error;
      why = (error as Error).message;
    } finally {
      clearTimeout(timer);
    }
    if (!released.signal.aborted) {
      throw new ConditionError(machine.name, description, why, cause);
    }
  };
  await holds();
  machine.conditions.add(broken.signal);
  const over = () => released.signal.aborted || broken.signal.aborted;
  const rounds = (async () => {
    while (!over()) {
      await delay(intervalMs, undefined, {signal: released.signal}).catch(() => undefined);
      if (!over()) {
        await holds().catch((error: unknown) => broken.abort(error));
      }
    }
  })();
  return {
    async [Symbol.asyncDispose]() {
      released.abort(new Error(`${description}: it is not held any more`));
      machine.conditions.delete(broken.signal);
      await rounds;
    },
  };
};

const rejected = async (signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => {
    const onAbort = () => reject(signal.reason as Error);
    if (signal.aborted) {
      onAbort();
    } else {
      signal.addEventListener('abort', onAbort, {once: true});
    }
  });
